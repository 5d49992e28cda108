#include "schema/typed_subset.hpp"

#include <gtest/gtest.h>

#include "generator/support.hpp"
#include "openapi/read_document.hpp"
#include "schema/merge.hpp"

namespace specgen::generator {
namespace {

/// The reason for the schema T, which `keywords` make.
std::string reason(const std::string& keywords) {
  Document document = read(with_schemas("    T: {" + keywords + "}\n"));
  Diagnostics diagnostics;
  const Schema& merged = *merge(find_schema(document, "T"), document.store, diagnostics);
  const auto beyond = beyond_typed(merged);
  return beyond ? beyond->reason : "";
}

TEST(TypedSubset, HasWhatDecodersEnforce) {
  EXPECT_EQ(reason(""), "");
  EXPECT_EQ(reason("type: [string, 'null'], minLength: 1, format: email"), "");
  EXPECT_EQ(reason("type: integer, minimum: -9223372036854775808"), "");
  EXPECT_EQ(reason("type: number, maximum: 1e300"), "");
  EXPECT_EQ(reason("enum: [a, b, null]"), "");
  EXPECT_EQ(reason("enum: [1, 2]"), "");
  EXPECT_EQ(reason("type: object, properties: {a: {oneOf: [{}]}}"), "");
  EXPECT_EQ(reason("allOf: [{type: object}, {required: [a], properties: {a: {}}}]"), "");
}

TEST(TypedSubset, TellsWhyASchemaIsBeyond) {
  EXPECT_EQ(reason("anyOf: [{}]"), "'anyOf'");
  EXPECT_EQ(reason("allOf: [{type: object}, {unevaluatedProperties: false}]"),
            "'unevaluatedProperties'");
  EXPECT_EQ(reason("minLength: 1"), "rules for a type that is not stated");
  EXPECT_EQ(reason("type: [string, integer]"), "values of several types");
  EXPECT_EQ(reason("type: 'null'"), "a value that is always null");
  EXPECT_EQ(reason("type: integer, maximum: 9223372036854775808"), "a bound beyond 64 bits");
  EXPECT_EQ(reason("type: number, format: int32"), "a number that 'format' makes an integer");
  EXPECT_EQ(reason("enum: [a, 1]"), "an enum of anything but strings or of integers");
  EXPECT_EQ(reason("const: 1.5"), "a constant that is neither string nor integer");
  EXPECT_EQ(reason("type: object, properties: {a: false}"), "a property that must be absent");
  EXPECT_EQ(reason("allOf: [{type: string, format: email}, {format: uuid}]"),
            "a value of two formats, 'email' and 'uuid',");
}

}  // namespace
}  // namespace specgen::generator
