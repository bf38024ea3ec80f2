//! The memory of a random generator, measured in a process that does nothing else.
#![cfg(target_os = "linux")]

use sysdecl::linux::random::Generator;

/// The number of mapped pages.
fn pages() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    text.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn the_memory_is_freed() {
    drop(Generator::new());
    let before = pages();
    let mut generators: Vec<Generator> = (0..1000).map(|_| Generator::new()).collect();
    for generator in &mut generators {
        generator.fill(&mut [0; 8]).unwrap();
    }
    if generators[0].is_in_user_space() {
        assert!(pages() >= before + 1000);
    }
    drop(generators);
    assert!(pages() < before + 100, "{before} {}", pages());
}
