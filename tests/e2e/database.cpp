#include "database.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <pqxx/pqxx>
#include <stdexcept>

namespace auth::e2e {

std::string pg(const std::string& arguments, const std::string& home) {
  const std::string environment = home.empty() ? "" : "PG_HOME='" + home + "' ";
  const std::string command = environment + "'" PROJECT_ROOT "/scripts/pg.sh' " + arguments;
  FILE* pipe = ::popen(command.c_str(), "re");  // NOLINT(cert-env33-c)
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string output;
  std::array<char, 1024> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), count);
  }
  if (::pclose(pipe) != 0) throw std::runtime_error(command + " failed: " + output);
  while (output.ends_with('\n')) output.pop_back();
  return output.substr(output.rfind('\n') + 1);
}

std::string run_sql(const std::string& url, const std::string& sql) {
  pqxx::connection connection(url);
  pqxx::work work(connection);
  const pqxx::result result = work.exec(sql);
  work.commit();
  return result.empty() || result.columns() == 0 ? "" : result[0][0].as<std::string>("");
}

Cluster::Cluster() {
  std::string name = std::filesystem::temp_directory_path() / "auth-cluster-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  home_ = name;
  // The server may run as another user than the test.
  std::filesystem::permissions(home_, std::filesystem::perms(0755));
  start();
}

Cluster::~Cluster() {
  try {
    pg("destroy", home_);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
  }
}

Database::Database(const std::string& cluster_home)
    : home_(cluster_home), url_(pg("createdb", home_)) {}

Database::~Database() {
  const std::size_t begin = url_.find("@/") + 2;
  try {
    pg("dropdb " + url_.substr(begin, url_.find('?') - begin), home_);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
  }
}

}  // namespace auth::e2e
