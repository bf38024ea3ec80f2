//! Compares the error numbers of all architectures, read from the files of the runtime crate, with the table. Whether
//! each target uses the right file is checked by the program for each architecture, `tests/arch`.

use std::collections::BTreeMap;

/// Reads an invocation of the crate's macro as a list.
macro_rules! errnos {
    ($($name:ident = $code:literal, $message:literal;)* $(@alias $alias:ident = $of:ident;)*) => {
        pub(super) const CODES: &[(&str, i32)] = &[$((stringify!($name), $code)),*];
        pub(super) const ALIASES: &[(&str, &str)] = &[$((stringify!($alias), stringify!($of))),*];
    };
}

#[path = "../../runtime/src/errno/linux.rs"]
mod generic;
#[path = "../../runtime/src/errno/linux_mips.rs"]
mod mips;
#[path = "../../runtime/src/errno/linux_powerpc.rs"]
mod powerpc;
#[path = "../../runtime/src/errno/linux_sparc.rs"]
mod sparc;

#[test]
fn every_error_has_the_number_in_the_table_on_every_architecture() {
    let table = include_str!("../data/linux-errno.tsv");
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let rows: Vec<_> = lines.collect();
    let sets = [
        ("generic", generic::CODES, generic::ALIASES),
        ("mips", mips::CODES, mips::ALIASES),
        ("powerpc", powerpc::CODES, powerpc::ALIASES),
        ("sparc", sparc::CODES, sparc::ALIASES),
    ];
    for (column, codes, aliases) in sets {
        let at = header.iter().position(|name| *name == column).expect(column);
        let mut ours: BTreeMap<&str, i32> = codes.iter().copied().collect();
        for (alias, of) in aliases {
            ours.insert(alias, ours[of]);
        }
        let wanted: BTreeMap<&str, i32> =
            rows.iter().map(|row| (row[0], row[at].parse().expect(column))).collect();
        assert_eq!(ours, wanted, "{column}");
    }
}

/// Well-known exceptions, written by hand (`arch/*/include/uapi/asm/errno.h`).
#[test]
fn the_exceptions_of_architectures_are_present() {
    let code = |codes: &[(&str, i32)], name: &str| {
        codes.iter().find(|(other, _)| *other == name).map(|(_, code)| *code)
    };
    for (name, generic, mips, powerpc, sparc) in [
        ("ENOSYS", 38, 89, 38, 90),
        ("ENAMETOOLONG", 36, 78, 36, 63),
        ("ELOOP", 40, 90, 40, 62),
        ("EDEADLK", 35, 45, 35, 78),
        ("EDQUOT", 122, 1133, 122, 69),
        ("EINPROGRESS", 115, 150, 115, 36),
        ("EAGAIN", 11, 11, 11, 11),
    ] {
        let found =
            [generic::CODES, mips::CODES, powerpc::CODES, sparc::CODES].map(|set| code(set, name));
        assert_eq!(found, [generic, mips, powerpc, sparc].map(Some), "{name}");
    }
    assert_eq!(code(powerpc::CODES, "EDEADLOCK"), Some(58));
    assert_eq!(
        generic::ALIASES.iter().find(|(alias, _)| *alias == "EDEADLOCK"),
        Some(&("EDEADLOCK", "EDEADLK"))
    );
}
