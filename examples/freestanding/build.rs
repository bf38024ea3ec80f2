//! Linker arguments for a program without start files and libraries.

fn main() {
    for arg in [
        // No start files, no libc, no dynamic linker, at a fixed address.
        "-nostdlib",
        "-nostartfiles",
        "-static",
        "-no-pie",
        // One segment without padding, and no sections that only tools read.
        "-Wl,-n",
        "-Wl,-z,noseparate-code",
        "-Wl,-z,nognustack",
        "-Wl,--build-id=none",
        "-Wl,--no-eh-frame-hdr",
    ] {
        println!("cargo::rustc-link-arg-bins={arg}");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
