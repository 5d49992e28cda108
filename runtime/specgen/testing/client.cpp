#include "specgen/testing/client.hpp"

#include <curl/curl.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>
#include <stdexcept>
#include <utility>

#include "specgen/testing/connect.hpp"

namespace specgen::testing {
namespace {

// curl_global_init is not thread-safe before libcurl 7.84 built with threads; one call is enough.
void initialize_curl() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
      throw std::runtime_error("libcurl cannot be initialised");
    }
  });
}

struct UrlPart {
  std::string value;
  std::string error;
};

UrlPart url_part(const std::string& url, CURLUPart part) {
  const std::unique_ptr<CURLU, void (*)(CURLU*)> handle(curl_url(), curl_url_cleanup);
  const CURLUcode bad = curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), 0);
  if (bad != CURLUE_OK) return {{}, "bad URL '" + url + "': " + curl_url_strerror(bad)};
  char* text = nullptr;
  if (curl_url_get(handle.get(), part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  const std::unique_ptr<char, void (*)(void*)> owned(text, curl_free);
  return {text, {}};
}

// Without the brackets that a URL puts around an IPv6 address.
std::string bare_host(std::string host) {
  if (host.size() > 2 && host.front() == '[') return host.substr(1, host.size() - 2);
  return host;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool has_header(const std::vector<NameValue>& headers, const char* name) {
  for (const NameValue& header : headers) {
    if (::strcasecmp(header.name.c_str(), name) == 0) return true;
  }
  return false;
}

class HeaderList {
 public:
  explicit HeaderList(const HttpRequest& request) {
    for (const NameValue& header : request.headers) {
      // libcurl's way to send a header without a value.
      add(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
    }
    // What libcurl would send by itself.
    if (!has_header(request.headers, "Content-Type")) add("Content-Type:");
    if (!has_header(request.headers, "Expect")) add("Expect:");
  }
  ~HeaderList() { curl_slist_free_all(list_); }
  HeaderList(const HeaderList&) = delete;
  HeaderList& operator=(const HeaderList&) = delete;

  curl_slist* get() const { return list_; }

 private:
  void add(const std::string& line) { list_ = curl_slist_append(list_, line.c_str()); }

  curl_slist* list_ = nullptr;
};

}  // namespace

const std::string* HttpResponse::header(std::string_view name) const {
  for (const NameValue& header : headers) {
    if (header.name.size() == name.size() &&
        ::strncasecmp(header.name.data(), name.data(), name.size()) == 0) {
      return &header.value;
    }
  }
  return nullptr;
}

class Client::Impl {
 public:
  Impl(std::string base_url, ClientOptions options)
      : base_url_(std::move(base_url)), options_(options) {
    initialize_curl();
    while (base_url_.ends_with('/')) base_url_.pop_back();
    curl_ = curl_easy_init();
    if (curl_ == nullptr) throw std::runtime_error("libcurl gives no handle");
  }
  ~Impl() {
    curl_easy_cleanup(curl_);
    if (ready_fd_ >= 0) ::close(ready_fd_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  const std::string& base_url() const { return base_url_; }

  std::string connect() {
    UrlPart host = url_part(base_url_, CURLUPART_HOST);
    if (!host.error.empty()) return host.error;
    const UrlPart port = url_part(base_url_, CURLUPART_PORT);
    Connected connected = connect_tcp(bare_host(host.value), port.value, options_.connect_timeout);
    if (connected.fd >= 0) {
      if (ready_fd_ >= 0) ::close(ready_fd_);
      ready_fd_ = connected.fd;
    }
    return connected.error;
  }

  HttpResponse send(const HttpRequest& request) {
    response_ = {};
    const HeaderList headers(request);
    curl_easy_reset(curl_);
    configure_connection();
    configure_request(request, headers);
    error_[0] = '\0';
    const CURLcode code = curl_easy_perform(curl_);
    return finish(code);
  }

 private:
  void configure_connection() {
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.timeout.count()));
    set(CURLOPT_ERRORBUFFER, error_);
    if (ready_fd_ >= 0) {
      set(CURLOPT_FRESH_CONNECT, 1L);
      set(CURLOPT_OPENSOCKETFUNCTION, &Impl::open_socket);
      set(CURLOPT_OPENSOCKETDATA, this);
      set(CURLOPT_SOCKOPTFUNCTION, &Impl::on_socket);
      set(CURLOPT_SOCKOPTDATA, this);
    }
  }

  void configure_request(const HttpRequest& request, const HeaderList& headers) {
    set(CURLOPT_URL, (base_url_ + request.path).c_str());
    if (request.body || request.method == "POST") {
      static const std::string kEmpty;
      const std::string& body = request.body ? *request.body : kEmpty;
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
      set(CURLOPT_POSTFIELDS, body.data());
    }
    if (request.method == "HEAD") set(CURLOPT_NOBODY, 1L);
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    set(CURLOPT_USERAGENT, "specgen-testing");
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_HEADERFUNCTION, &Impl::on_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Impl::on_body);
    set(CURLOPT_WRITEDATA, this);
  }

  HttpResponse finish(CURLcode code) {
    long status = 0;
    curl_off_t microseconds = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl_, CURLINFO_TOTAL_TIME_T, &microseconds);
    response_.status = static_cast<int>(status);
    response_.duration = std::chrono::microseconds(microseconds);
    if (code != CURLE_OK) {
      response_.status = 0;
      if (too_long_) {
        response_.error = "the answer's body is longer than " +
                          std::to_string(options_.max_body_bytes) + " bytes";
      } else {
        response_.error = error_[0] != '\0' ? error_ : curl_easy_strerror(code);
      }
      too_long_ = false;
    }
    return std::exchange(response_, {});
  }

  template <class T>
  void set(CURLoption option, T value) {
    const CURLcode code = curl_easy_setopt(curl_, option, value);
    if (code != CURLE_OK) {
      throw std::runtime_error(std::string("libcurl refuses an option: ") +
                               curl_easy_strerror(code));
    }
  }

  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& impl = *static_cast<Impl*>(self);
    if (impl.ready_fd_ >= 0) {
      impl.handed_over_fd_ = std::exchange(impl.ready_fd_, -1);
      return impl.handed_over_fd_;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }

  static int on_socket(void* self, curl_socket_t fd, curlsocktype) {
    auto& impl = *static_cast<Impl*>(self);
    return fd == impl.handed_over_fd_ ? CURL_SOCKOPT_ALREADY_CONNECTED : CURL_SOCKOPT_OK;
  }

  static std::size_t on_header(char* data, std::size_t, std::size_t size, void* self) {
    auto& response = static_cast<Impl*>(self)->response_;
    const std::string_view line(data, size);
    if (line.starts_with("HTTP/")) {
      response.headers.clear();  // What came before was an interim answer (RFC 9110, section 15.2).
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      response.headers.push_back(
          {std::string(line.substr(0, colon)), std::string(trim(line.substr(colon + 1)))});
    }
    return size;
  }

  static std::size_t on_body(char* data, std::size_t, std::size_t size, void* self) {
    auto& impl = *static_cast<Impl*>(self);
    if (impl.response_.body.size() + size > impl.options_.max_body_bytes) {
      impl.too_long_ = true;
      return 0;
    }
    impl.response_.body.append(data, size);
    return size;
  }

  std::string base_url_;
  ClientOptions options_;
  CURL* curl_ = nullptr;
  int ready_fd_ = -1;        // connected, not yet libcurl's
  int handed_over_fd_ = -1;  // the one that libcurl got last
  HttpResponse response_;
  bool too_long_ = false;
  char error_[CURL_ERROR_SIZE] = {};
};

Client::Client(std::string base_url, ClientOptions options)
    : impl_(std::make_unique<Impl>(std::move(base_url), options)) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

const std::string& Client::base_url() const { return impl_->base_url(); }
std::string Client::connect() { return impl_->connect(); }
HttpResponse Client::send(const HttpRequest& request) { return impl_->send(request); }

}  // namespace specgen::testing
