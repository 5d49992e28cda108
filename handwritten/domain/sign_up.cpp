#include "domain/sign_up.hpp"

#include <stdexcept>
#include <string>

#include "domain/text.hpp"

namespace auth {

SignUpResult SignUp::run(std::string_view email, std::string_view password) const {
  std::vector<PasswordFault> faults = check_password(password);
  if (!faults.empty()) return WeakPassword{std::move(faults)};

  NewUser user;
  user.email = std::string(email);
  user.email_key = email_key(email);
  user.password = hasher_.hash(password);
  // Two equal ids in a row are a broken random source, not bad luck.
  for (int attempt = 0; attempt < 2; ++attempt) {
    user.id = new_user_id(random_);
    auto added = users_.add(user);
    if (auto* created = std::get_if<User>(&added)) return sessions_.begin(std::move(*created));
    if (std::holds_alternative<EmailTaken>(added)) return EmailTaken{};
  }
  throw std::runtime_error("two random user ids in a row were taken");
}

}  // namespace auth
