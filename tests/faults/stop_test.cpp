#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <latch>
#include <thread>

#include "service.hpp"

namespace auth::e2e {
namespace {

using specgen::testing::describe_wait_status;
using ::testing::AnyOf;

constexpr std::chrono::seconds kStop{40};

HttpRequest sign_up_request() {
  return {.method = "POST",
          .path = "/signup",
          .headers = {{"Content-Type", "application/json"}},
          .body = Json{{"email", new_email("stop")}, {"password", kPassword}}.dump()};
}

std::size_t stored(Service& at) {
  return std::stoul(at.database().run("SELECT count(*) FROM users"));
}

TEST(Stop, WhatWasAcceptedIsAnswered) {
  constexpr std::size_t kClients = 16;
  // At cost 12 most of these wait in the queue for long.
  Service server(Settings{{"TEST_PASSWORD_COST", "12"}});
  std::vector<int> statuses(kClients);
  std::latch connected(kClients);
  std::latch first_answer(1);
  std::atomic<bool> answered{false};
  std::vector<std::thread> clients;
  for (std::size_t i = 0; i < kClients; ++i) {
    clients.emplace_back([&, i] {
      Client client(server.base_url());
      EXPECT_EQ(client.connect(), "");
      const HttpRequest request = sign_up_request();
      connected.arrive_and_wait();
      statuses[i] = client.send(request).status;
      if (!answered.exchange(true)) first_answer.count_down();
    });
  }
  // The first hash takes a sixth of a second: by then the server has read all the others.
  first_answer.wait();
  server.process().signal(SIGTERM);
  for (std::thread& client : clients) client.join();
  const auto status = server.process().wait(kStop);
  ASSERT_TRUE(status) << "the server did not stop";
  EXPECT_EQ(describe_wait_status(*status), "exit status 0");
  std::size_t created = 0;
  for (const int each : statuses) {
    EXPECT_THAT(each, AnyOf(201, 503));
    created += each == 201 ? 1U : 0U;
  }
  EXPECT_EQ(stored(server), created);
  EXPECT_GT(created, 1U) << "nothing was drained";
}

TEST(Stop, UnderLoadNothingHappensThatNobodyIsTold) {
  constexpr std::size_t kEnough = 50;
  Service server;
  std::atomic<std::size_t> created{0};
  std::latch under_load(1);
  std::atomic<bool> stopped{false};
  std::vector<std::thread> clients;
  clients.reserve(8);
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      Client client(server.base_url());
      while (!stopped) {
        const int status = client.send(sign_up_request()).status;
        if (status == 201 && ++created == kEnough) under_load.count_down();
        // No answer: the connection was closed before the request was read, or refused.
        EXPECT_THAT(status, AnyOf(201, 503, 0));
      }
    });
  }
  under_load.wait();
  server.process().signal(SIGTERM);
  const auto status = server.process().wait(kStop);
  stopped = true;
  for (std::thread& client : clients) client.join();
  ASSERT_TRUE(status) << "the server did not stop";
  EXPECT_EQ(describe_wait_status(*status), "exit status 0");
  EXPECT_EQ(stored(server), created);
}

TEST(Stop, AnIdleServerStopsAtOnceThoughConnectionsAreOpen) {
  Service server;
  Client idle(server.base_url());
  ASSERT_EQ(idle.connect(), "");
  Client kept(server.base_url());
  ASSERT_EQ(kept.send({.method = "GET", .path = "/nowhere"}).status, 404);
  server.process().signal(SIGTERM);
  const auto status = server.process().wait(std::chrono::seconds(5));
  ASSERT_TRUE(status) << "the server did not stop";
  EXPECT_EQ(describe_wait_status(*status), "exit status 0");
}

TEST(Stop, SigintDoesTheSame) {
  Service server;
  server.process().signal(SIGINT);
  const auto status = server.process().wait(std::chrono::seconds(5));
  ASSERT_TRUE(status) << "the server did not stop";
  EXPECT_EQ(describe_wait_status(*status), "exit status 0");
}

}  // namespace
}  // namespace auth::e2e
