//! The memory of a generator of random bytes, counted in a process that does nothing else.
#![cfg(target_os = "linux")]

use sysdecl::linux::random::Generator;

/// How many pages are mapped.
fn pages() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    text.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn it_is_given_back() {
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
