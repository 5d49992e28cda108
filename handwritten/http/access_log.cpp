#include "http/access_log.hpp"

namespace auth {

void AccessLog::on_response(const specgen::AccessRecord& record) {
  const bool is_failure = record.status >= 500;
  if (!responses_ && !is_failure) return;
  log_.write(is_failure ? LogLevel::kError : LogLevel::kInfo,
             record.cancelled ? "request_abandoned" : "request",
             {{"requestId", record.request_id},
              {"operation", record.operation_id},
              {"method", record.method},
              {"route", record.route},
              {"status", static_cast<std::int64_t>(record.status)},
              {"bytes", static_cast<std::int64_t>(record.bytes)},
              {"durationMs", static_cast<double>(record.duration.count()) / 1000.0}});
}

void AccessLog::on_error(const specgen::ErrorRecord& record) {
  log_.write(LogLevel::kError, "fault",
             {{"requestId", record.request_id},
              {"operation", record.operation_id},
              {"message", record.message}});
}

}  // namespace auth
