#include <iostream>

#include "cli.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return static_cast<int>(specgen::generator::run_cli(arguments, std::cout, std::cerr));
}
