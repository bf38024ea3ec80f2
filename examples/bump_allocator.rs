//! A bump allocator on top of `mmap`, as the global allocator of this program: it serves every `Vec`, `String` and
//! `BTreeMap` below, and the allocations of `std`.
//!
//! It allocates memory sequentially, from any number of threads, without a lock. Only the latest allocation
//! can grow, shrink or be freed in place. When the memory is exhausted it returns a null pointer.
//!
//! Prints its observations, one per line. `bump_allocator exhaust` requests more memory than there is.

use std::{
    alloc::{GlobalAlloc, Layout},
    collections::BTreeMap,
    env, ptr,
    sync::atomic::{
        AtomicPtr, AtomicUsize,
        Ordering::{AcqRel, Acquire},
    },
    thread,
};

use sysdecl::{
    U64,
    linux::mem::{MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, PROT_READ, PROT_WRITE, mmap, munmap},
    result::check_ptr,
};

/// One mapping, allocated from its start to its end.
struct BumpAllocator {
    /// The mapping; null until the first allocation.
    base: AtomicPtr<u8>,
    /// Its length in bytes.
    size: usize,
    /// The number of allocated bytes.
    offset: AtomicUsize,
}

impl BumpAllocator {
    const fn new(size: usize) -> Self {
        Self { base: AtomicPtr::new(ptr::null_mut()), size, offset: AtomicUsize::new(0) }
    }

    /// The mapping, created on the first call; null if the kernel rejects it.
    fn base(&self) -> *mut u8 {
        let base = self.base.load(Acquire);
        if !base.is_null() {
            return base;
        }
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
        // SAFETY: a new mapping does not change existing memory.
        let mapped = unsafe {
            mmap(ptr::null_mut(), self.size as U64, PROT_READ | PROT_WRITE, flags, -1, 0)
        };
        let Ok(new) = check_ptr(mapped.cast::<u8>()) else { return ptr::null_mut() };
        match self.base.compare_exchange(ptr::null_mut(), new, AcqRel, Acquire) {
            Ok(_) => new,
            Err(first) => {
                // SAFETY: another thread has stored its mapping first, so nothing refers to this one.
                unsafe { munmap(new.cast(), self.size as U64) };
                first
            }
        }
    }

    /// The start and the end of an allocation with this layout, if `offset` bytes are allocated before it.
    fn place(&self, base: usize, offset: usize, layout: Layout) -> Option<(usize, usize)> {
        // The address is aligned, not the offset: the alignment can exceed the page size.
        let start = (base + offset).checked_next_multiple_of(layout.align())? - base;
        let end = start.checked_add(layout.size())?;
        (end <= self.size).then_some((start, end))
    }

    /// Moves the end of the allocation that ends at `end`, if it is the latest one.
    fn move_end(&self, end: usize, new_end: usize) -> bool {
        new_end <= self.size && self.offset.compare_exchange(end, new_end, AcqRel, Acquire).is_ok()
    }

    /// Frees all allocations.
    ///
    /// # Safety
    ///
    /// The caller must not use any allocation afterwards.
    unsafe fn reset(&self) {
        self.offset.store(0, std::sync::atomic::Ordering::Release);
    }

    /// Whether the value is in memory of this allocator.
    fn holds<T: ?Sized>(&self, value: &T) -> bool {
        let base = self.base().addr();
        (base..base + self.size).contains(&(&raw const *value).addr())
    }
}

// SAFETY: allocated memory stays mapped until the allocator is dropped, is aligned, and has no other owner: the
// offset is only changed by compare and exchange, by the size of the allocation that is made or freed.
unsafe impl GlobalAlloc for BumpAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let base = self.base();
        if base.is_null() {
            return base;
        }
        let mut offset = self.offset.load(Acquire);
        loop {
            let Some((start, end)) = self.place(base.addr(), offset, layout) else {
                return ptr::null_mut();
            };
            match self.offset.compare_exchange_weak(offset, end, AcqRel, Acquire) {
                Ok(_) => return base.wrapping_add(start),
                Err(now) => offset = now,
            }
        }
    }

    unsafe fn dealloc(&self, address: *mut u8, layout: Layout) {
        let start = address.addr() - self.base().addr();
        self.move_end(start + layout.size(), start);
    }

    unsafe fn realloc(&self, address: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let start = address.addr() - self.base().addr();
        let new_end = start.saturating_add(new_size);
        if self.move_end(start + layout.size(), new_end) || new_size <= layout.size() {
            return address;
        }
        // SAFETY: the caller guarantees that the new size is valid for the alignment. The old memory has the size of
        // its layout, which is smaller than the new one.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
            if !new.is_null() {
                ptr::copy_nonoverlapping(address, new, layout.size());
                self.dealloc(address, layout);
            }
            new
        }
    }
}

impl Drop for BumpAllocator {
    fn drop(&mut self) {
        let base = *self.base.get_mut();
        if !base.is_null() {
            // SAFETY: all allocations have been freed when the allocator is dropped.
            unsafe { munmap(base.cast(), self.size as U64) };
        }
    }
}

/// The allocator of this program.
#[global_allocator]
static HEAP: BumpAllocator = BumpAllocator::new(64 << 20);

fn main() {
    if env::args().nth(1).as_deref() == Some("exhaust") {
        let too_large = vec![1_u8; HEAP.size + 1];
        println!("{} bytes were available", too_large.len());
        return;
    }
    collections();
    threads();
    alignments();
    exhaustion();
    arena();
}

fn collections() {
    let numbers: Vec<u64> = (1..=100_000).collect();
    assert!(HEAP.holds(numbers.as_slice()));
    println!("the sum of {} numbers is {}", numbers.len(), numbers.iter().sum::<u64>());

    let mut words = BTreeMap::<String, u32>::new();
    for word in "one two three two three three".split(' ') {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    assert!(words.keys().all(|word| HEAP.holds(word.as_str())));
    println!("{words:?}");
}

/// Each thread allocates, grows and frees memory, and checks its contents.
fn threads() {
    let letters =
        |thread: usize, line: usize| ('a'..='z').cycle().skip((thread + line) % 26).take(line % 40);
    let work = |thread| {
        // One letter at a time, so that each string grows repeatedly.
        let grow = |line| {
            letters(thread, line)
                .fold(String::new(), |text, letter| text + letter.encode_utf8(&mut [0; 4]))
        };
        let lines: Vec<String> = (0..2000).map(grow).collect();
        let unspoilt = |(line, text): &(usize, &String)| letters(thread, *line).eq(text.chars());
        lines.iter().enumerate().filter(unspoilt).count()
    };
    let unspoilt: usize = thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|thread| scope.spawn(move || work(thread))).collect();
        threads.into_iter().map(|thread| thread.join().expect("the thread does not panic")).sum()
    });
    println!("8 threads built 16000 strings, {unspoilt} of them correct");
}

fn alignments() {
    let aligned = (0..=20).filter(|shift| {
        let layout = Layout::from_size_align(3, 1 << shift).expect("a power of two");
        // SAFETY: the size is not zero, and the memory is freed with the same layout.
        unsafe {
            let address = HEAP.alloc(layout);
            let aligned = !address.is_null() && address.addr() & (layout.align() - 1) == 0;
            HEAP.dealloc(address, layout);
            aligned
        }
    });
    println!("{} alignments are respected, up to 1 MiB", aligned.count());
}

fn exhaustion() {
    for wish in [HEAP.size, isize::MAX as usize - 4096] {
        let refused = Vec::<u8>::new().try_reserve_exact(wish).is_err();
        println!("{wish} bytes are {}", if refused { "rejected" } else { "available" });
    }
    let next = vec![7_u8; 1 << 20];
    println!(
        "the next MiB is {}",
        if next.iter().all(|byte| *byte == 7) { "available" } else { "corrupted" }
    );
}

/// Creates, fills, empties and drops an allocator.
fn arena() {
    let arena = BumpAllocator::new(4096);
    let layout = Layout::new::<[u64; 8]>();
    // SAFETY: the size of the layout is not zero, and the allocated memory is not used.
    unsafe {
        let fill = || std::iter::repeat_with(|| arena.alloc(layout)).take_while(|a| !a.is_null());
        let first: Vec<*mut u8> = fill().collect();
        arena.reset();
        let again: Vec<*mut u8> = fill().collect();
        println!("an arena of 4096 bytes holds {} blocks of 64", first.len());
        println!("after a reset it holds {}", if first == again { "the same" } else { "others" });
    }
}
