// Where small blocks of memory come from in the specgen program: slabs that are cut into blocks and
// reused by size, and never given back, as the program ends soon. A large document needs millions
// of blocks of up to a hundred bytes, yaml-cpp's among them; the general allocator took a fifth of
// the run. Each thread has slabs of its own, so nothing is locked.

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <sys/mman.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

/// Blocks are multiples of this and aligned to it, as operator new promises.
constexpr std::size_t kGrain = __STDCPP_DEFAULT_NEW_ALIGNMENT__;
/// Larger ones come from malloc.
constexpr std::size_t kLargestBlock = 1024;
/// Of the first slabs of a thread; small documents need no more than one.
constexpr std::size_t kSlab = std::size_t{256} * 1024;
/// Of further ones: the kernel gives huge pages where it can, as handing out small ones took a
/// tenth of a large run.
constexpr std::size_t kHugePage = std::size_t{2} * 1024 * 1024;
constexpr std::size_t kSmallSlabs = 8;

/// What stands right before each block: its size in grains, 0 for one of malloc's.
using Header = std::uint64_t;
static_assert(kGrain >= sizeof(Header));

struct FreeBlock {
  FreeBlock* next;
};

struct Slabs {
  std::array<FreeBlock*, kLargestBlock / kGrain + 2> free;  ///< By size in grains.
  char* unused;
  std::size_t unused_size;
  std::size_t small_slabs;  ///< How many there are.
};

constinit thread_local Slabs slabs{};

Header& header_of(void* block) { return *(static_cast<Header*>(block) - 1); }

void* allocate(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void add_slab() {
  const bool is_small = slabs.small_slabs < kSmallSlabs;
  const std::size_t size = is_small ? kSlab : kHugePage;
  void* const slab = is_small ? allocate(size) : std::aligned_alloc(size, size);
  if (slab == nullptr) throw std::bad_alloc();
  if (is_small) {
    ++slabs.small_slabs;
  } else {
    ::madvise(slab, size, MADV_HUGEPAGE);
  }
  // Blocks begin a header before a multiple of the grain.
  slabs.unused = static_cast<char*>(slab) + kGrain - sizeof(Header);
  slabs.unused_size = size - kGrain;
}

void* cut_from_slab(std::size_t grains) {
  const std::size_t size = grains * kGrain;
  if (slabs.unused_size < size) add_slab();
  void* block = slabs.unused + sizeof(Header);
  slabs.unused += size;
  slabs.unused_size -= size;
  header_of(block) = grains;
  return block;
}

}  // namespace

// All forms but those with an alignment: of a preloaded allocator, which has its own, no block may
// come to this delete.

void* operator new(std::size_t size) {
  if (size > kLargestBlock) {
    void* block = static_cast<char*>(allocate(size + kGrain)) + kGrain;
    header_of(block) = 0;
    return block;
  }
  const std::size_t grains = (size + sizeof(Header) + kGrain - 1) / kGrain;
  FreeBlock* const reused = slabs.free[grains];
  if (reused == nullptr) return cut_from_slab(grains);
  slabs.free[grains] = reused->next;
  return reused;
}

void operator delete(void* block) noexcept {
  if (block == nullptr) return;
  const std::size_t grains = header_of(block);
  if (grains == 0) {
    std::free(static_cast<char*>(block) - kGrain);
    return;
  }
  slabs.free[grains] = new (block) FreeBlock{slabs.free[grains]};
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return operator new(size);
  } catch (...) {
    return nullptr;
  }
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t& nothrow) noexcept {
  return operator new(size, nothrow);
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { operator delete(block); }
void operator delete[](void* block) noexcept { operator delete(block); }
void operator delete[](void* block, std::size_t) noexcept { operator delete(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { operator delete(block); }

#endif
