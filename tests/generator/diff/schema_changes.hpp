#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/compare_documents.hpp"
#include "generator/support.hpp"

/// Helpers of the tests that compare schemas: the changes between two of them, in requests and in
/// responses.
namespace specgen::generator {

/// A document whose one operation takes and gives the schema `Body`.
inline std::string document_of(const std::string& body, const std::string& others) {
  return R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Body'}}}}
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Body'}}}}
components:
  schemas:
    Body: )" +
         body + "\n" + others;
}

/// The changes in the request and in the response, one a line: "/a: breaking, compatible: what".
inline std::string changes(const std::string& before, const std::string& after,
                           const std::string& others_before = "",
                           const std::string& others_after = "") {
  Document old_one = read(document_of(before, others_before));
  Document new_one = read(document_of(after, others_after));
  std::vector<std::string> lines;
  for (const OperationChanges& operation : compare_documents(old_one, new_one)) {
    for (const Change& change : operation.changes) {
      const bool request = change.part == "request body 'application/json'";
      EXPECT_TRUE(request || change.part == "response 200 'application/json'") << change.part;
      lines.push_back(std::string(request ? "request" : "response") +
                      (change.impact == Impact::kBreaking ? " breaks " : " holds ") +
                      change.pointer + ": " + change.what + "\n");
    }
  }
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// The changes of a schema whose values only become fewer.
inline std::string narrowed(const std::string& what, const std::string& pointer = "") {
  return "request breaks " + pointer + ": " + what + "\nresponse holds " + pointer + ": " + what +
         "\n";
}

inline std::string widened(const std::string& what, const std::string& pointer = "") {
  return "request holds " + pointer + ": " + what + "\nresponse breaks " + pointer + ": " + what +
         "\n";
}

inline std::string changed(const std::string& what, const std::string& pointer = "") {
  return "request breaks " + pointer + ": " + what + "\nresponse breaks " + pointer + ": " + what +
         "\n";
}

}  // namespace specgen::generator
