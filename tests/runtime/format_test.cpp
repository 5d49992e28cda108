#include "specgen/validation/format.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace specgen {
namespace {

using Texts = std::vector<std::string_view>;

void expect(Format format, const Texts& valid, const Texts& invalid) {
  for (const std::string_view text : valid) EXPECT_TRUE(is_valid(format, text)) << text;
  for (const std::string_view text : invalid) EXPECT_FALSE(is_valid(format, text)) << text;
}

const std::string kLabel63(63, 'a');

TEST(Format, HasItsOpenApiName) {
  EXPECT_EQ(parse_format("date-time"), Format::kDateTime);
  EXPECT_EQ(parse_format("email"), Format::kEmail);
  EXPECT_EQ(parse_format("relative-json-pointer"), Format::kRelativeJsonPointer);
  EXPECT_EQ(parse_format("binary"), Format::kBinary);
  EXPECT_EQ(parse_format("credit-card"), std::nullopt);
  EXPECT_EQ(parse_format(""), std::nullopt);
  EXPECT_EQ(describe(Format::kIpv6), "an IPv6 address");
}

TEST(Format, NoneBinaryAndPasswordTakeAnything) {
  for (const Format format : {Format::kNone, Format::kBinary, Format::kPassword}) {
    expect(format, {"", "a", std::string_view("\0", 1)}, {});
  }
}

TEST(Format, Date) {
  expect(Format::kDate,
         {"2026-06-02", "0000-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "2026-04-30"},
         {"", "2026-6-2", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026-04-31",
          "2025-02-29", "1900-02-29", "2026-06-02 ", " 2026-06-02", "2026/06/02", "20260602",
          "2026-06", "26-06-02", "2026-06-02T00:00:00Z", "2026-0\xD9\xA1-02",
          std::string_view("2026-06-02\0", 11)});
}

TEST(Format, Time) {
  expect(Format::kTime,
         {"00:00:00Z", "23:59:59z", "10:30:00.5Z", "10:30:00.123456789012Z", "10:30:00+00:00",
          "10:30:00-00:00", "10:30:00+23:59", "23:59:60Z", "01:29:60+01:30", "15:59:60-08:00",
          "22:59:60-01:00", "00:29:60+00:30"},
         {"",
          "10:30:00",
          "10:30Z",
          "24:00:00Z",
          "10:60:00Z",
          "10:30:61Z",
          "10:30:00,5Z",
          "10:30:00.Z",
          "10:30:00+24:00",
          "10:30:00+00:60",
          "10:30:00+0000",
          "10:30:00+00",
          "10:30:00Z+00:00",
          "10:30:00ZZ",
          "1:30:00Z",
          "22:59:60Z",
          "23:58:60Z",
          "23:59:60+01:00",
          "23:59:60-01:00",
          "10:30:00 Z",
          "2026-06-02T10:30:00Z"});
}

TEST(Format, DateTime) {
  expect(Format::kDateTime,
         {"2026-06-02T10:30:00Z", "2026-06-02t10:30:00z", "2026-06-02T10:30:00.1+05:30",
          "2016-12-31T23:59:60Z", "1998-12-31T15:59:60.123-08:00", "2017-01-01T00:59:60+01:00",
          "2015-06-30T23:59:60Z"},
         {"", "2026-06-02", "2026-06-02 10:30:00Z", "2026-06-02T10:30:00", "2026-06-02T10:30Z",
          "2026-02-30T10:30:00Z", "2026-06-02T25:30:00Z", "2026-06-02T10:30:00Z ",
          "2026-06-02T10:30:00+01", "2016-12-30T23:59:60Z", "2016-12-31T23:58:60Z",
          "2017-01-02T00:59:60+01:00", "2026-350T01:01:01Z"});
}

TEST(Format, Duration) {
  expect(Format::kDuration,
         {"P1Y", "P1M", "P1D", "P1W", "P52W", "PT1H", "PT1M", "PT0S", "P1Y2M", "P1Y2M3D", "P2M3D",
          "PT1H2M", "PT1H2M3S", "PT2M3S", "P1Y2M3DT4H5M6S", "P3DT4H", "P01D", "P1YT1S"},
         {"",       "P",      "PT",   "1D",   "P1",    "PD",    "P1Y3D", "P1D2M", "P1Y1Y",
          "PT1H3S", "PT1S2M", "P1S",  "PT1D", "P1W1D", "P1D1W", "PT1W",  "PW",    "P1.5D",
          "PT0.5S", "-P1D",   "P-1D", "p1d",  "P1DT",  "P1D ",  "PT1H2", "P1YT2"});
}

TEST(Format, Email) {
  const std::string longest = std::string(241, 'a') + "@example.com";
  expect(Format::kEmail,
         {"a@b", "someone@example.com", "first.last+tag@sub.example.co", "~!#$%&'*+-/=?^_`{|}@x.y",
          "\"joe bloggs\"@example.com", "\"a@b\"@example.com", "\"\\\"\\\\\"@x.y", "\"\"@x.y",
          "a@[127.0.0.1]", "a@[IPv6:::1]", "a@[ipv6:2001:db8::1]", longest},
         {"",
          "a",
          "@",
          "a@",
          "@b",
          "a@b@c",
          ".a@b.c",
          "a.@b.c",
          "a..b@c.d",
          "a b@c.d",
          "a@b c",
          "a@-b.c",
          "a@b-.c",
          "a@b..c",
          "a@.b",
          "a@b.",
          "a@b_c.d",
          "a@[127.0.0.300]",
          "a@[::1]",
          "a@[]",
          "a@[IPv6:1]",
          "\"a@b.c",
          "\"a\"b@c.d",
          "\"a\nb\"@c.d",
          "\"\\\"@c.d",
          "a\"b@c.d",
          "<a@b.c>",
          "a@b.c ",
          " a@b.c",
          "a@b.c\n",
          "\u00e9@b.c",
          "a@\u00e9.c",
          "\"\u00e9\"@b.c",
          std::string_view("a\0b@c.d", 7),
          std::string_view("a@b.c\0", 6),
          "a,b@c.d"});
}

TEST(Format, Hostname) {
  const std::string longest =
      kLabel63 + "." + kLabel63 + "." + kLabel63 + "." + std::string(61, 'a');
  expect(Format::kHostname,
         {"a", "localhost", "example.com", "1.2.3", "a-b.c", "xn--9n2bp8q.xn--9t4b11yi5a",
          "EXAMPLE.com", kLabel63, longest},
         {"", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "a.b-", "a_b", "a b", "\u00e9.com",
          "a.b:80", kLabel63 + "a", longest + "a", std::string_view("a\0", 2)});
}

TEST(Format, Ipv4) {
  expect(Format::kIpv4, {"0.0.0.0", "127.0.0.1", "255.255.255.255"},
         {"", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1.2.3.04", "1.2.3.", ".1.2.3", "1..2.3",
          "1.2.3.4 ", "0x7f.0.0.1", "1.2.3.1000", "1.2.3.a", "-1.2.3.4", "1.2.3.+4"});
}

TEST(Format, Ipv6) {
  expect(Format::kIpv6,
         {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "1::8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
          "2001:DB8::abcd", "::ffff:192.168.0.1", "1:2:3:4:5:6:1.2.3.4", "1::2:1.2.3.4",
          "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"},
         {"",
          ":",
          "1",
          ":::",
          "1:2:3:4:5:6:7",
          "1:2:3:4:5:6:7:8:9",
          "1::2::3",
          ":1:2:3:4:5:6:7",
          "1:2:3:4:5:6:7:",
          "1:2:3:4:5:6:7:8::",
          "::1:2:3:4:5:6:7:8",
          "12345::",
          "g::",
          "::1 ",
          "fe80::1%eth0",
          "[::1]",
          "::1.2.3",
          "::1.2.3.256",
          "1.2.3.4::",
          "1:2:3:4:5:6:7:1.2.3.4",
          "::1.2.3.4:1",
          "1:2:3:4:5:1.2.3.4",
          "/::1",
          "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.2555"});
}

TEST(Format, Uri) {
  expect(Format::kUri,
         {"http://example.com", "http://a/b;c/d?e=f/g?#h/i?", "a:", "a+b-c.d:x", "urn:isbn:1",
          "mailto:a@b.c", "http://u:p@h:80/", "http://h:/", "http://[::1]:80/", "http://[v7.a:b]/",
          "http://%41/", "file:///etc", "http://", "a:b:c", "http:/a", "tel:+1-816"},
         {"",
          "//a/b",
          "/a",
          "a",
          "#a",
          ":a",
          "1a:b",
          "a b:c",
          "http://a b",
          "http://a/%4",
          "http://a/%zz",
          "http://a/\"",
          "http://a/<",
          "http://a/{}",
          "http://a/\\",
          "http://a/^",
          "http://a/`",
          "http://a/|",
          "http://h:a/",
          "http://[::1",
          "http://[::1]a/",
          "http://[1]/",
          "http://[v7]/",
          "http://[v.a]/",
          "http://[vz.a]/",
          "http://[v7.]/",
          "http://[v7.%41]/",
          "http://a@b@c/",
          "http://a[/",
          "a:[",
          "a:?[",
          "a:#[",
          "a:##",
          "http://\u00e9/",
          "http://a/\n"});
}

TEST(Format, UriReference) {
  expect(
      Format::kUriReference,
      {"", "a", "/a", "//h/a", "?q", "#f", "a/b:c", "./a:b", "http://a/b", "//", "../..", "a?b:c"},
      {":a", "1:a", "a b", "\\a", "%", "//h:x/", "a\u00e9", "##", "^"});
}

TEST(Format, Uuid) {
  expect(Format::kUuid,
         {"2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
          "00000000-0000-0000-0000-000000000000"},
         {"", "2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
          "2eb8aa08-aa98-11ea-b4aa-73b441d163800", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
          "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "2eb8aa08-aa9811-ea-b4aa-73b441d16380"});
}

TEST(Format, Byte) {
  expect(Format::kByte, {"", "AA==", "AAA=", "AAAA", "+/+/", "TWFu", "TWE=", "TQ=="},
         {"A", "AA", "AAA", "A===", "====", "AA=A", "AA==AAAA", "AAAA=", "AB==", "AAB=", "AA-_",
          "AAAA\n", " AAAA", "AA =", "=AAA"});
}

TEST(Format, Regex) {
  expect(Format::kRegex, {"", "a", "^a+$", "(?<n>a)\\k<n>", "[^\\s]", "\\p{L}"},
         {"(", "[", "a**", "\\a", "\\Z", "(?i)a", "(?P<n>a)", "(?>a)", "\xFF"});
}

TEST(Format, JsonPointer) {
  expect(Format::kJsonPointer, {"", "/", "/a", "/a//b", "/~0~1", "/a/0", "/\u00e9", "//", "/~01"},
         {"a", "#/a", "0", "/~", "/~2", "/a~", "/~~"});
}

TEST(Format, RelativeJsonPointer) {
  expect(Format::kRelativeJsonPointer, {"0", "1", "10", "0#", "2/a", "120/a/b", "0/"},
         {"", "/a", "#", "-1", "+1", "01", "00", "0a", "0##", "0#/a", "0/~2", "\xD9\xA1/a"});
}

TEST(Format, HostnameOfEncodedLabels) {
  expect(Format::kHostname, {"xn--9n2bp8q.xn--9t4b11yi5a", "XN--ZCA29LWXOBI7A", "xn--ll-0ea"},
         {"xn--X", "xn--", "xn--al-0ea", "xn--hello-txk", "a.xn--07jt112bpxg"});
}

TEST(Format, IdnHostname) {
  const std::string long_label = "\u03c0" + std::string(63, 'a');
  expect(Format::kIdnHostname,
         {"localhost", "a.b", "\uc2e4\ub840.\ud14c\uc2a4\ud2b8", "a\u3002b", "a\uff0eb", "a\uff61b",
          "l\u00b7l", "\u03b1\u0375\u03b2", "\u05d0\u05f3\u05d1"},
         {"", ".", "\u3002", "a.", "a..b", ".a", "-a", "a\u00b7l", "\u0375", "\u302ea", "a\u0640b",
          "xn--X", "\u0628\u0660\u06f0", std::string_view("\u03c0\0", 3), long_label});
}

TEST(Format, IdnEmail) {
  const std::string local(64, 'a');
  expect(Format::kIdnEmail,
         {"a@b.c", "\u03b4\u03bf\u03ba@example.com", "a@\uc2e4\ub840.com",
          "\"\u03b4 x\"@example.com", "a@[127.0.0.1]", local + "@b.c"},
         {"", "a", "@b.c", "a@", "a..b@c.d", "a@b..c", "a b@c.d", "a" + local + "@b.c"});
}

TEST(Format, Iri) {
  expect(Format::kIri,
         {"http://a", "http://\u0192\u00f8\u00f8.\u00df\u00e5r/?\u2202=\u03c0#\u03c0",
          "http://a/?\ue000", "urn:\u00e4", "http://[::1]/\u00e4"},
         {"", "/\u00e4", "http://a/\ue000", "http://a/\u0085", "http://a/ \u00e4", "\u00e4:b",
          "http://a/\ufffe", "http://a/%zz", "http://a/\xff"});
  expect(Format::kIriReference, {"", "/\u00e4", "#\u00e4", "//\u00e4/", "\u00e4?\uf8ff"},
         {"\\\u00e4", "\u00e4:b", "#\ue000"});
}

TEST(Format, UriTemplate) {
  expect(Format::kUriTemplate,
         {"", "a", "/{a}", "{a,b}", "{+a:3}", "{?q*,r}", "{a.b}", "{%41}", "%41", "{a:9999}",
          "\u00e4"},
         {"{", "}", "{}", "{a", "a}", "{a,}", "{a..b}", "{.a.}", "{a:0}", "{a:10000}", "{a:}",
          "{a b}", "{a{b}}", "a b", "<", "%4", "{a:1*}", "{%4}", "\\"});
}

}  // namespace
}  // namespace specgen
