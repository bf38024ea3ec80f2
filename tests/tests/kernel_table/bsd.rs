//! macOS and FreeBSD.

use std::collections::BTreeSet;

use expander::table;

use crate::tsv;

const SYSTEMS: [(&str, &str, usize); 3] = [
    ("freebsd", "freebsd-syscalls", 400),
    ("macos", "macos-syscalls", 400),
    ("mach", "macos-mach-traps", 50),
];

#[test]
fn every_prototype_is_the_datas() {
    for (system, file, least) in SYSTEMS {
        let mut compared = 0;
        for row in tsv::rows(file) {
            let name = &row["name"];
            let (prototype, _) =
                table::bsd(system, name).unwrap_or_else(|| panic!("{system}: {name}"));
            let shown = prototype.as_ref().map_or("-", |one| one.prototype.as_str());
            assert_eq!(shown, row["prototype"], "{system}: {name}");
            if let Some(prototype) = prototype {
                assert_eq!(prototype.kinds.len().to_string(), row["arguments"], "{system}: {name}");
                compared += 1;
            }
        }
        assert!(compared >= least, "{system}: {compared}");
    }
}

#[test]
fn every_fact_is_the_datas() {
    let facts = tsv::rows("bsd-call-facts");
    for (system, file, _) in SYSTEMS {
        for row in tsv::rows(file) {
            let name = &row["name"];
            let about =
                facts.iter().filter(|fact| fact["system"] == system && fact["name"] == *name);
            let wanted: BTreeSet<_> = about
                .clone()
                .filter(|fact| fact["fact"] != "pointer_or_number")
                .map(|fact| (fact["fact"].clone(), fact["detail"].clone()))
                .collect();
            let (prototype, found) = table::bsd(system, name).unwrap();
            let found: BTreeSet<_> =
                found.into_iter().map(|(fact, detail)| (fact.to_owned(), detail)).collect();
            assert_eq!(found, wanted, "{system}: {name}");
            for fact in about.filter(|fact| fact["fact"] == "pointer_or_number") {
                let at: usize = fact["detail"].parse().unwrap();
                assert!(prototype.as_ref().unwrap().marks[at].0, "{system}: {name}");
            }
        }
    }
}

#[test]
fn what_an_argument_may_be_follows_from_its_c_type() {
    let kinds = |system: &str, name: &str| table::bsd(system, name).unwrap().0.unwrap().kinds;
    assert_eq!(kinds("freebsd", "read"), ["fd", "ptr_mut", "size"]);
    assert_eq!(kinds("freebsd", "write"), ["fd", "ptr_in", "size"]);
    assert_eq!(kinds("freebsd", "lseek"), ["fd", "off64", "int32"]);
    // An address may be a value as well as a pointer.
    assert_eq!(kinds("macos", "read"), ["fd", "addr", "size"]);
    assert_eq!(kinds("macos", "kill"), ["int32", "int32", "int32"]);
    assert!(table::bsd("macos", "fcntl").unwrap().0.unwrap().marks[2].0);
    assert_eq!(
        table::bsd("macos", "syscall").unwrap().0,
        None,
        "takes whatever the call takes that it makes"
    );
    assert_eq!(table::bsd("freebsd", "syscal"), None);
    assert_eq!(table::bsd("macos", ""), None);
}

/// The crate `libc` declares functions of the same names; those that are not the calls are listed.
#[test]
fn exit_is_called_as_on_all_systems() {
    let (prototype, _) = table::bsd("freebsd", "exit").unwrap();
    assert_eq!(prototype.unwrap().shown, "void exit(int rval)");
}
