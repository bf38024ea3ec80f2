//! How calls are found by name.

use std::collections::BTreeSet;

use expander::table;

use crate::tsv;

fn names() -> BTreeSet<String> {
    tsv::rows("linux-prototypes").into_iter().map(|row| row["name"].clone()).collect()
}

#[test]
fn every_name_is_found() {
    for name in names() {
        assert_eq!(table::name(&name), Some(name.as_str()));
    }
}

#[test]
fn an_alias_finds_the_kernels_name() {
    assert_eq!(table::name("fstatat"), Some("newfstatat"));
    assert_eq!(table::numbers("fstatat"), table::numbers("newfstatat"));
}

#[test]
fn no_other_name_is_found() {
    let names = names();
    let mut tried = 0;
    for name in &names {
        let changed = [
            format!("{name}_"),
            format!("_{name}"),
            format!("{name}2"),
            format!("{name};"),
            format!("{name};#"),
            name[..name.len() - 1].to_owned(),
            name.to_uppercase(),
            name.replace('a', "á"),
        ];
        for other in changed.iter().filter(|other| !names.contains(*other) && *other != "fstatat") {
            assert_eq!(table::name(other), None, "{other}");
            tried += 1;
        }
    }
    assert!(tried > 3000, "{tried}");
    for other in ["", ";", "a", "zzzz", "é", "\u{0}", "SYS_read", "read;"] {
        assert_eq!(table::name(other), None, "{other:?}");
        assert!(table::prototypes(other).is_empty() && table::facts(other).is_empty());
    }
}

#[test]
fn a_mistyped_name_is_told_from_another_name() {
    for (wrong, right) in [
        ("raed", "read"),
        ("opnat", "openat"),
        ("exti_group", "exit_group"),
        ("getrandon", "getrandom"),
        ("clokc_gettime", "clock_gettime"),
        ("mmunmap", "munmap"),
    ] {
        assert_eq!(table::mistyped(wrong), Some(right), "{wrong}");
    }
    // Names of calls, of what may be newer calls, and of functions that are called otherwise than the kernel's.
    for right in [
        "read",
        "dup3",
        "openat3",
        "statx2",
        "faccessat3",
        "fstatat",
        "write_all",
        "sleep_ms",
        "cat",
        "futex_swap",
    ] {
        assert_eq!(table::mistyped(right), None, "{right}");
    }
}

#[test]
fn a_replacement_is_for_the_abi_that_lacks_the_call() {
    assert_eq!(
        table::replacement_on("open", "aarch64"),
        Some("openat(AT_FDCWD, path, flags, mode)")
    );
    assert_eq!(table::replacement_on("open", "x86_64"), None);
    assert_eq!(table::replacement_on("clock_gettime", "riscv32"), Some("clock_gettime64"));
    assert_eq!(table::replacement_on("clock_gettime64", "x86_64"), Some("clock_gettime"));
    assert_eq!(
        table::replacement_on("set_thread_area", "x86_64"),
        Some("arch_prctl(ARCH_SET_FS, base)")
    );
    assert_eq!(table::replacement_on("read", "x86_64"), None);
}

#[test]
fn a_set_of_abis_becomes_a_cfg_of_rusts_targets() {
    assert_eq!(
        table::cfg(&["x86_64", "x32", "alpha"]),
        "any(all(target_arch = \"x86_64\", target_pointer_width = \"64\"), \
         all(target_arch = \"x86_64\", target_pointer_width = \"32\"))"
    );
    assert!(table::cfg(&["mips"]).contains("mips32r6"));
    assert_eq!(table::cfg(&[]), "any()");
}

#[test]
fn a_prototype_is_shown_as_c_has_it() {
    let shown = |call: &str| table::prototypes(call)[0].shown.clone();
    assert_eq!(shown("read"), "long read(unsigned int fd, char *buf, size_t count)");
    assert_eq!(shown("exit_group"), "void exit_group(int error_code)");
    assert_eq!(shown("getpid"), "long getpid(void)");
}
