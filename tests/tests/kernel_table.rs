//! Compares the macros' table of system calls with `tests/data/`, and both with other sources.

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "kernel_table/addresses.rs"]
mod addresses;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "kernel_table/behind.rs"]
mod behind;
#[path = "kernel_table/bsd.rs"]
mod bsd;
#[path = "kernel_table/bsd_declared.rs"]
mod bsd_declared;
#[path = "kernel_table/by_value.rs"]
mod by_value;
#[path = "kernel_table/data.rs"]
mod data;
#[path = "kernel_table/declared.rs"]
mod declared;
#[path = "kernel_table/in_code.rs"]
mod in_code;
#[path = "kernel_table/lookup.rs"]
mod lookup;
#[path = "kernel_table/peers.rs"]
mod peers;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "kernel_table/proofs.rs"]
mod proofs;
#[path = "kernel_table/refused.rs"]
mod refused;
#[path = "kernel_table/rules.rs"]
mod rules;
// The kernel that runs an emulated program is that of the host architecture.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "kernel_table/running.rs"]
mod running;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "kernel_table/shapes.rs"]
mod shapes;
#[path = "kernel_table/spans.rs"]
mod spans;
#[path = "kernel_table/tsv.rs"]
mod tsv;
#[path = "kernel_table/windows.rs"]
mod windows;
#[path = "kernel_table/windows_declared.rs"]
mod windows_declared;
#[path = "kernel_table/words.rs"]
mod words;
