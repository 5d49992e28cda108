// The comparison: Pistache used the usual way, with its Router and ResponseWriter. One I/O thread.
// Environment: PORT.

#include <pistache/endpoint.h>
#include <pistache/router.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

void hello(const Pistache::Rest::Request& /*request*/, Pistache::Http::ResponseWriter response) {
  response.send(Pistache::Http::Code::Ok, "hello", Pistache::Http::Mime::MediaType("text/plain"));
}

}  // namespace

int main() {
  const char* port = std::getenv("PORT");
  const auto number = static_cast<std::uint16_t>(port == nullptr ? 8081 : std::atoi(port));
  Pistache::Http::Endpoint endpoint(
      Pistache::Address(Pistache::Ipv4::loopback(), Pistache::Port(number)));
  endpoint.init(Pistache::Http::Endpoint::options().threads(1).flags(
      Pistache::Tcp::Options::ReuseAddr | Pistache::Tcp::Options::NoDelay));
  Pistache::Rest::Router router;
  Pistache::Rest::Routes::Get(router, "/hello", Pistache::Rest::Routes::bind(&hello));
  endpoint.setHandler(router.handler());
  std::printf("listening on http://127.0.0.1:%u\n", static_cast<unsigned>(number));
  std::fflush(stdout);
  endpoint.serve();
}
