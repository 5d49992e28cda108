#include <gtest/gtest.h>

#include "generator/support.hpp"
#include "pipeline.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kOperation = R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: d}}}}
)";

TEST(UnusedComponents, AreWarnedAboutInEverySection) {
  EXPECT_EQ(diagnose("spec.yaml", std::string(kOperation) + R"(components:
  examples: {A: {value: 1}}
  links: {B: {operationId: a}}
  callbacks: {C: {}}
  pathItems: {D: {}}
  headers: {E: {schema: {}}}
)"),
            R"(spec.yaml:6:14: warning: nothing refers to the example 'A'
  examples: {A: {value: 1}}
             ^
  at /components/examples/A
spec.yaml:7:11: warning: nothing refers to the link 'B'
  links: {B: {operationId: a}}
          ^
  at /components/links/B
spec.yaml:8:15: warning: nothing refers to the callback 'C'
  callbacks: {C: {}}
              ^
  at /components/callbacks/C
spec.yaml:9:15: warning: nothing refers to the path item 'D'
  pathItems: {D: {}}
              ^
  at /components/pathItems/D
spec.yaml:10:13: warning: nothing refers to the header 'E'
  headers: {E: {schema: {}}}
            ^
  at /components/headers/E
)");
}

TEST(UnusedComponents, NamesForOtherFilesAreUsedThere) {
  const Files files(Texts{{"spec.yaml", std::string(kOperation) + R"(components:
  schemas: {A: {$ref: 'a.yaml'}}
)"},
                          {"a.yaml", "type: string\n"}});
  Diagnostics diagnostics;
  read_spec("spec.yaml", diagnostics);
  EXPECT_EQ(diagnostics.text(), "");
}

}  // namespace
}  // namespace specgen::generator
