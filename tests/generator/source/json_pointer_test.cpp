#include "source/json_pointer.hpp"

#include <gtest/gtest.h>

#include "generator/support.hpp"
#include "source/source_file.hpp"

namespace specgen::generator {
namespace {

class JsonPointer : public ::testing::Test {
 protected:
  void SetUp() override {
    Diagnostics diagnostics;
    file_.name = "a.yaml";
    ASSERT_TRUE(read_source_file("a.yaml", file_, diagnostics)) << diagnostics.text();
  }

  /// What a pointer leads to: its own pointer.
  std::string find(std::string_view pointer) const {
    const Node* const node = find_by_pointer(file_.root, pointer);
    return node == nullptr ? "nothing" : node->pointer();
  }
  std::string closest(std::string_view pointer) const {
    return find_closest(file_.root, pointer).pointer();
  }

 private:
  Files files_{Texts{{"a.yaml", "a/b~: [x, {'': y}]\n'01': z\n"}}};
  SourceFile file_;
};

TEST_F(JsonPointer, LeadsToMembersAndItems) {
  EXPECT_EQ(find(""), "");
  EXPECT_EQ(find("/a~1b~0"), "/a~1b~0");
  EXPECT_EQ(find("/a~1b~0/1"), "/a~1b~0/1");
  EXPECT_EQ(find("/a~1b~0/1/"), "/a~1b~0/1/");
  EXPECT_EQ(find("/01"), "/01");
}

TEST_F(JsonPointer, LeadsNowhere) {
  for (const char* pointer : {"a~1b~0", "/a", "/a~1b~", "/a~1b~2", "/a~1b~0/2", "/a~1b~0/01",
                              "/a~1b~0/-", "/a~1b~0/", "/a~1b~0/1x", "/a~1b~0/0/x"}) {
    EXPECT_EQ(find(pointer), "nothing") << pointer;
  }
}

TEST_F(JsonPointer, StopsWhereItLeadsNowhere) {
  EXPECT_EQ(closest("/a~1b~0/1/x/y"), "/a~1b~0/1");
  EXPECT_EQ(closest("/x"), "");
  EXPECT_EQ(closest("/a~1b~0/1"), "/a~1b~0/1");
}

TEST_F(JsonPointer, IsWrittenWithEscapes) {
  EXPECT_EQ(append_pointer("/x", "a/b~"), "/x/a~1b~0");
  EXPECT_EQ(unescape_token("a~1b~0"), "a/b~");
}

}  // namespace
}  // namespace specgen::generator
