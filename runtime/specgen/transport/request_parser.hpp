#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "specgen/http/message.hpp"
#include "specgen/server/options.hpp"
#include "specgen/transport/framer.hpp"

namespace specgen::transport {

/// One request through Boost.Beast's parser, straight into our own `http::Request`.
class RequestParser : private boost::beast::http::basic_parser<true> {
  using Base = boost::beast::http::basic_parser<true>;

 public:
  /// The policy, which may be null, must outlive the parser.
  RequestParser(const LimitOptions& limits, const BodyPolicy* policy);

  /// Takes a complete head, with its final empty line.
  std::optional<FramingError> read_head(std::string_view head);
  /// Takes bytes of the body; says how many it used (0: it needs more) and what is wrong.
  std::pair<std::size_t, std::optional<FramingError>> read_body(std::string_view bytes);

  using Base::chunked;
  using Base::is_done;
  using Base::keep_alive;
  bool expects_continue() const { return expects_continue_; }
  bool knows_chunks() const { return version_ >= 11; }
  /// Whether the body is taken part by part, and so the request before it. Known after the head.
  bool streamed() const { return streamed_; }
  http::Request take_request() { return std::exchange(request_, {}); }
  bool has_body() const { return !request_.body.empty(); }
  std::string take_body() { return std::exchange(request_.body, {}); }

 private:
  using ErrorCode = boost::beast::error_code;
  using View = boost::beast::string_view;

  void on_request_impl(boost::beast::http::verb verb, View method, View target, int version,
                       ErrorCode& code) override;
  void on_response_impl(int status, View reason, int version, ErrorCode& code) override;
  void on_field_impl(boost::beast::http::field field, View name, View value,
                     ErrorCode& code) override;
  void on_header_impl(ErrorCode& code) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode& code) override;
  std::size_t on_body_impl(View body, ErrorCode& code) override;
  void on_chunk_header_impl(std::uint64_t size, View extensions, ErrorCode& code) override;
  std::size_t on_chunk_body_impl(std::uint64_t remain, View body, ErrorCode& code) override;
  void on_finish_impl(ErrorCode& code) override;

  void refuse(ErrorCode& code, int status, std::string detail);
  /// 413, with the head for those who want to say more.
  void refuse_body(ErrorCode& code);
  bool set_target(std::string_view target);
  void check_singletons(ErrorCode& code);
  void check_framing(ErrorCode& code);
  void check_size(ErrorCode& code);
  void check_expectation(ErrorCode& code);

  LimitOptions limits_;
  const BodyPolicy* policy_;
  http::Request request_;
  int version_ = 11;
  bool head_done_ = false;
  bool expects_continue_ = false;
  bool streamed_ = false;
  std::uint64_t body_limit_ = 0;
  std::uint64_t body_size_ = 0;
  std::optional<FramingError> refusal_;
};

}  // namespace specgen::transport
