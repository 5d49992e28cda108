#include "specgen/streams/event_stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <string>

#include "specgen/streams/body_stream.hpp"

namespace specgen {
namespace {

std::string text(const Event& event) {
  std::string out;
  append_event(out, event);
  return out;
}

TEST(AppendEvent, WritesFieldsAsClientsReadThem) {
  EXPECT_EQ(text({.data = "a"}), "data: a\n\n");
  EXPECT_EQ(
      text({.data = "{}", .event = "added", .id = "7", .retry = std::chrono::milliseconds(1500)}),
      "event: added\nid: 7\nretry: 1500\ndata: {}\n\n");
  EXPECT_EQ(text({.event = "ping"}), "event: ping\ndata: \n\n");
  EXPECT_EQ(text({.id = ""}), "id: \n\n");
}

TEST(AppendEvent, GivesEachLineOfDataAField) {
  EXPECT_EQ(text({.data = "a\nb\r\nc\rd"}), "data: a\ndata: b\ndata: c\ndata: d\n\n");
  EXPECT_EQ(text({.data = "\n event: x\n"}), "data: \ndata:  event: x\ndata: \n\n");
}

TEST(AppendEvent, RefusesWhatWouldBeReadAsAnotherField) {
  EXPECT_THROW(text({.event = "a\nid: 1"}), std::invalid_argument);
  EXPECT_THROW(text({.event = "a\r"}), std::invalid_argument);
  EXPECT_THROW(text({.id = "1\n"}), std::invalid_argument);
  EXPECT_THROW(text({.id = std::string_view("1\0", 2)}), std::invalid_argument);
}

/// Keeps what is written; nobody wants more after `patience` writes.
class TextWriter : public BodyWriter {
 public:
  explicit TextWriter(int patience) : patience_(patience) {}
  bool write(std::string_view bytes) override {
    text_.append(bytes);
    --patience_;
    return true;
  }
  bool wanted() const override { return patience_ > 0; }
  bool wait_for(std::chrono::milliseconds /*time*/) override { return wanted(); }
  const std::string& text() const { return text_; }

 private:
  int patience_;
  std::string text_;
};

TEST(EventWriter, SaysWhetherToGoOn) {
  TextWriter out(2);
  EventWriter events(out);
  EXPECT_TRUE(events.open());
  EXPECT_TRUE(events.send({.data = "1"}));
  EXPECT_FALSE(events.comment("still there?"));
  EXPECT_FALSE(events.open());
  EXPECT_EQ(out.text(), "data: 1\n\n:still there?\n\n");
  EXPECT_THROW((void)events.comment("a\nb"), std::invalid_argument);
}

TEST(BodyStream, OfATextIsReadInPieces) {
  const BodyStream body("abcde");
  std::array<char, 3> piece{};
  EXPECT_EQ(body.read({}), 0U);
  EXPECT_EQ(body.read(piece), 3U);
  const BodyStream copy = body;
  EXPECT_EQ(copy.read_all(2), "de");
  EXPECT_EQ(body.read(piece), 0U);
  EXPECT_EQ(BodyStream().read_all(0), "");
}

TEST(BodyStream, ReadsAllWithinALimit) {
  try {
    (void)BodyStream("abc").read_all(2);
    FAIL();
  } catch (const BodyFault& fault) {
    EXPECT_EQ(fault.kind(), BodyFault::Kind::kTooLarge);
  }
}

}  // namespace
}  // namespace specgen
