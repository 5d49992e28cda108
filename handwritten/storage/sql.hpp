#pragma once

#include <pqxx/pqxx>
#include <string>
#include <string_view>

namespace auth {

/// A statement with the name that it is prepared under.
struct Statement {
  const char* name;
  const char* sql;
};

/// Runs the statement. Each connection prepares it when it first meets it; naming it again costs a
/// look-up.
template <class... Arguments>
pqxx::result exec(pqxx::transaction_base& transaction, const Statement& statement,
                  const Arguments&... arguments) {
  transaction.conn().prepare(statement.name, statement.sql);
  return transaction.exec_prepared(statement.name, arguments...);
}

/// Whether libpqxx can send the text: it would cut it off at a NUL without a word, and PostgreSQL
/// could not hold it anyway.
inline bool is_sendable(std::string_view text) { return text.find('\0') == std::string_view::npos; }

inline pqxx::binarystring bytes_argument(std::string_view bytes) {
  return pqxx::binarystring(bytes.data(), bytes.size());
}

inline std::string to_bytes(const pqxx::field& field) { return pqxx::binarystring(field).str(); }

}  // namespace auth
