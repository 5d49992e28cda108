#include <malloc.h>

#include <iostream>

#include "cli.hpp"

namespace {

/// Has all threads take memory from one heap, so that those that render use again what reading left
/// there, and gives large blocks back to the system. A sixth less memory for a large document.
/// Small blocks have slabs (small_blocks.cpp), so threads seldom wait for each other here.
void set_up_heap() {
  constexpr int kStep = 4 * 1024 * 1024;  // by which it grows; stating one keeps large blocks out
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_TOP_PAD, kStep);
}

}  // namespace

int main(int argc, char** argv) {
  set_up_heap();
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return static_cast<int>(specgen::generator::run_cli(arguments, std::cout, std::cerr));
}
