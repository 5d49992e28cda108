#pragma once

#include "domain/user_store.hpp"
#include "storage/pool.hpp"

namespace auth {

/// Accounts in PostgreSQL, table `users`.
class PgUserStore final : public UserStore {
 public:
  explicit PgUserStore(Pool& pool) : pool_(pool) {}

  std::variant<User, EmailTaken, IdTaken> add(const NewUser& user) override;
  std::optional<User> find(std::string_view user_id) override;
  std::optional<UserCredentials> find_credentials(std::string_view email_key) override;
  bool replace_password(std::string_view user_id, const StoredPassword& old,
                        const StoredPassword& renewed) override;
  bool is_live(std::string_view user_id, std::string_view session_id, std::int64_t epoch) override;

 private:
  Pool& pool_;
};

}  // namespace auth
