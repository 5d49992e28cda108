#pragma once

#include "specgen/server/call.hpp"
#include "specgen/server/route_table.hpp"
#include "specgen/transport/reply.hpp"

namespace specgen {

/// Takes what the transport received to where it is answered.
class Dispatcher : public transport::Handler {
 public:
  Dispatcher(const RouteTable& routes, CallServices& services)
      : routes_(&routes), services_(&services) {}

  bool streams(const http::Request& head) const override;
  void on_request(transport::FramedRequest request, transport::Reply reply) override;
  void on_fault(const transport::FramingError& error, std::string_view client_address,
                transport::Reply reply) override;
  void on_tick() override;

 private:
  void route(std::unique_ptr<Call> call);
  std::optional<Problem> routing_problem(const http::Request& request) const;

  const RouteTable* routes_;
  CallServices* services_;
};

}  // namespace specgen
