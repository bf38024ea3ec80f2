//! The table against the kernel that runs here, whose tracing and whose debugging information both list the arguments of its calls.

use std::collections::BTreeMap;
use std::ffi::CString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use expander::table::{self, Prototype};
use sysdecl_tests::tool;

/// What tracing calls otherwise than the table: it names the function behind a call.
const OTHER_NAMES: [(&str, &str); 7] = [
    ("newfstat", "fstat"),
    ("newlstat", "lstat"),
    ("newstat", "stat"),
    ("newuname", "uname"),
    ("sendfile64", "sendfile"),
    ("umount", "umount2"),
    ("sysctl", "_sysctl"),
];

/// Where an older kernel than that of the table differs: call, its arguments there.
const OLDER: [(&str, &str); 2] = [
    // The attributes that all commands have in common came with 7.x.
    ("bpf", "cmd:int, uattr:union bpf_attr *, size:unsigned int"),
    // The structure, unused since 2.6.24, is gone since.
    ("getcpu", "cpup:unsigned *, nodep:unsigned *, unused:struct getcpu_cache *"),
];

/// Whether both have the same arguments, in a prototype of ours and in tracing's list.
fn same(ours: &str, theirs: &[(String, String)]) -> bool {
    let ours: Vec<_> = ours.split(", ").filter(|one| *one != "void").collect();
    // Tracing leaves out some spaces, and has the types behind some names.
    let plain = |text: &str| {
        text.replace(' ', "")
            .replace("unsignedint", "unsigned")
            .replace("__u32", "u32")
            .replace("u32", "unsigned")
    };
    ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(ours, (name, c_type))| {
            ours.split_once(':').is_some_and(|(our_name, our_type)| {
                our_name == name && plain(our_type) == plain(c_type)
            })
        })
}

/// The prototype on this machine's ABI.
fn here(call: &str) -> Option<Prototype> {
    table::prototypes(call).into_iter().find(|one| one.architectures.contains(&env::consts::ARCH))
}

/// Name and type of each argument, by call.
type Calls = BTreeMap<String, Vec<(String, String)>>;

#[test]
fn tracing_lists_the_same_arguments() {
    let Some(calls) = traced() else {
        tool::missing(
            "tracefs with `events/syscalls`",
            "that the running kernel's calls have the arguments of the table",
            "run as root on a kernel with CONFIG_FTRACE_SYSCALLS",
        );
        return;
    };
    assert!(calls.len() > 250, "only {} calls are traced", calls.len());
    let mut differences = Vec::new();
    for (call, arguments) in &calls {
        let name = OTHER_NAMES
            .iter()
            .find(|(theirs, _)| theirs == call)
            .map_or(call.as_str(), |(_, ours)| ours);
        // Without a prototype here: calls of other machines of which this one has the function.
        let Some(prototype) = here(name) else { continue };
        let theirs: Vec<_> =
            arguments.iter().map(|(name, c_type)| format!("{name}:{c_type}")).collect();
        let older = OLDER.iter().find(|(call, _)| *call == name).map(|(_, arguments)| *arguments);
        if !same(&prototype.prototype, arguments)
            && !older.is_some_and(|older| same(older, arguments))
        {
            differences.push(format!(
                "{name}\n  ours   {}\n  theirs {}",
                prototype.prototype,
                theirs.join(", ")
            ));
        }
        pointers_are_pointers(name, &prototype, arguments);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn debugging_information_lists_the_same_arguments() {
    let Ok(bytes) = fs::read("/sys/kernel/btf/vmlinux") else {
        tool::missing(
            "/sys/kernel/btf/vmlinux",
            "that the running kernel's calls have the arguments of the table",
            "run on a kernel with CONFIG_DEBUG_INFO_BTF",
        );
        return;
    };
    let mut compared = 0;
    for (function, arguments) in functions(&bytes).expect("BTF") {
        let Some(call) = function.strip_prefix("__do_sys_") else { continue };
        let name =
            OTHER_NAMES.iter().find(|(theirs, _)| *theirs == call).map_or(call, |(_, ours)| ours);
        let Some(prototype) = here(name) else { continue };
        // What a call without arguments gets is the registers.
        let theirs: Vec<_> =
            arguments.iter().map(String::as_str).filter(|name| *name != "__unused").collect();
        let same = |prototype: &str| {
            let ours = prototype.split(", ").filter_map(|one| Some(one.split_once(':')?.0));
            ours.eq(theirs.iter().copied())
        };
        let older = OLDER.iter().find(|(call, _)| *call == name);
        assert!(
            same(&prototype.prototype) || older.is_some_and(|(_, arguments)| same(arguments)),
            "{name}: ours {}, theirs {theirs:?}",
            prototype.prototype
        );
        compared += 1;
    }
    assert!(compared > 50, "only {compared} functions found");
}

/// An argument that the kernel has as a pointer is one to the table, too, but where its value alone matters.
fn pointers_are_pointers(name: &str, prototype: &Prototype, arguments: &[(String, String)]) {
    for (kind, (argument, c_type)) in prototype.kinds.iter().zip(arguments) {
        let is_pointer = c_type.contains('*')
            || ["cap_user_header_t", "const cap_user_data_t", "cap_user_data_t", "__sighandler_t"]
                .contains(&c_type.as_str());
        let is_ours = kind.starts_with("ptr_") || *kind == "cstr" || *kind == "fnptr";
        assert!(
            is_pointer == is_ours || (*kind == "addr"),
            "{argument} of {name}: {kind}, {c_type}"
        );
    }
}

/// The calls that tracefs lists.
fn traced() -> Option<Calls> {
    let here = ["/sys/kernel/tracing", "/sys/kernel/debug/tracing"];
    if let Some(found) = here.iter().find_map(|root| listed(Path::new(root))) {
        return Some(found);
    }
    let mounted = Mounted::new()?;
    listed(&mounted.0)
}

fn listed(root: &Path) -> Option<Calls> {
    let mut calls = Calls::new();
    for entry in fs::read_dir(root.join("events/syscalls")).ok()? {
        let path = entry.ok()?.path();
        let Some(call) = path.file_name()?.to_str()?.strip_prefix("sys_enter_") else { continue };
        let format = fs::read_to_string(path.join("format")).ok()?;
        let fields = format.lines().filter_map(|line| line.trim().strip_prefix("field:"));
        let fields = fields.filter_map(|field| field.split(';').next()?.rsplit_once(' '));
        let arguments = fields
            .filter(|(_, name)| !name.starts_with("common_") && *name != "__syscall_nr")
            // Newer kernels also list the text behind a pointer.
            .filter(|(c_type, _)| !c_type.contains("__data_loc"))
            .map(|(c_type, name)| (name.to_owned(), c_type.to_owned()))
            .collect();
        calls.insert(call.to_owned(), arguments);
    }
    Some(calls)
}

/// A tracefs mounted for the time of the test.
struct Mounted(PathBuf);

impl Mounted {
    fn new() -> Option<Self> {
        let path = env::temp_dir().join(format!("tracefs-{}", std::process::id()));
        fs::create_dir(&path).ok()?;
        let target = CString::new(path.to_str()?).ok()?;
        // SAFETY: the texts end with NUL.
        let result = unsafe {
            libc::mount(
                c"none".as_ptr(),
                target.as_ptr(),
                c"tracefs".as_ptr(),
                libc::MS_RDONLY,
                std::ptr::null(),
            )
        };
        if result == 0 {
            return Some(Self(path));
        }
        let _ = fs::remove_dir(&path);
        None
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(target) = self.0.to_str().and_then(|path| CString::new(path).ok()) {
            // SAFETY: the text ends with NUL.
            unsafe { libc::umount2(target.as_ptr(), libc::MNT_DETACH) };
        }
        let _ = fs::remove_dir(&self.0);
    }
}

/// The functions of a BTF blob (`Documentation/bpf/btf.rst`) with the names of their parameters.
fn functions(bytes: &[u8]) -> Option<Vec<(String, Vec<String>)>> {
    let word =
        |at: usize| Some(u32::from_ne_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    let header = word(4)?;
    let (types, types_end) = (header + word(8)?, header + word(8)? + word(12)?);
    let texts = header + word(16)?;
    let text = |offset: usize| {
        let tail = bytes.get(texts + offset..)?;
        let end = tail.iter().position(|byte| *byte == 0)?;
        String::from_utf8(tail[..end].to_vec()).ok()
    };
    let mut prototypes = BTreeMap::new();
    let mut functions = Vec::new();
    // Number 0 is `void`, which is not written down.
    let (mut at, mut number) = (types, 1);
    while at < types_end {
        let (name, info, of) = (word(at)?, word(at + 4)?, word(at + 8)?);
        let (kind, members) = ((info >> 24) & 31, info & 0xffff);
        at += 12;
        let size = match kind {
            1 | 14 | 17 => 4,
            3 => 12,
            4 | 5 | 15 | 19 => 12 * members,
            6 => 8 * members,
            12 => {
                functions.push((text(name)?, of));
                0
            }
            13 => {
                let names = (0..members).map(|one| text(word(at + 8 * one)?));
                prototypes.insert(number, names.collect::<Option<Vec<_>>>()?);
                8 * members
            }
            _ => 0,
        };
        at += size;
        number += 1;
    }
    functions.into_iter().map(|(name, of)| Some((name, prototypes.get(&of)?.clone()))).collect()
}
