#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "specgen/server/server.hpp"
#include "test_client.hpp"

namespace specgen {

/// Keeps what it hears, as one line for each record.
class RecordingObserver : public Observer {
 public:
  void on_response(const AccessRecord& record) override;
  void on_error(const ErrorRecord& record) override;

  /// "GET /route operation 200", with " cancelled" where that holds.
  std::vector<std::string> responses() const;
  std::vector<std::string> errors() const;
  /// Waits until there are as many responses.
  void wait_for_responses(std::size_t count);

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> responses_;
  std::vector<std::string> errors_;
};

/// Holds handlers until it is opened, and knows how many have come.
class Gate {
 public:
  void pass();
  void open();
  void wait_for_arrivals(std::size_t count);
  std::size_t arrivals() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t arrivals_ = 0;
  bool open_ = false;
};

/// A server with a few operations below "/v1"; options may be changed before `start`.
///   GET /hello inline, POST /echo worker, GET /gate worker (waits), GET /cpu cpu (waits),
///   GET /throw, GET /secret (bearer "good"; "block" wants the worker lane), GET /large
class ServerTest : public ::testing::Test {
 protected:
  ServerTest();
  ~ServerTest() override;

  void start();
  std::uint16_t port() const { return server_->port(); }
  /// One request on a connection of its own.
  TestResponse get(std::string_view path, std::string_view headers = "") const;
  static std::string request(std::string_view method, std::string_view path,
                             std::string_view headers = "", std::string_view body = "");
  void wait_for(const std::function<bool(const ServerStats&)>& condition) const;

  ServerOptions options_;
  ProblemJsonMapper default_mapper_;
  const ErrorMapper* mapper_ = &default_mapper_;
  RecordingObserver observer_;
  std::vector<Operation> operations_;
  Gate gate_;
  std::unique_ptr<Server> server_;
};

}  // namespace specgen
