//! Runs each example and checks its output.

mod run;

use std::{
    fs,
    io::{Read, pipe},
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    process::Stdio,
};

use self::run::{Outcome, example, freestanding, outcome};

/// A temporary folder for one test, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sysdecl-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: impl AsRef<Path>, content: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// All byte values, in an order whose period does not match a buffer size.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let step = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(step).take(len).collect()
}

fn read_file(paths: &[&Path]) -> Outcome {
    outcome(example("read_file").args(paths))
}

#[test]
fn read_file_copies_every_byte() {
    let folder = Folder::new("bytes");
    for (name, len) in
        [("empty", 0), ("one", 1), ("buffer", 65536), ("over", 65537), ("large", 5_000_001)]
    {
        let content = noise(len);
        let Outcome { status, stdout, stderr } = read_file(&[&folder.file(name, &content)]);
        assert_eq!((status, stderr.as_str()), (0, ""), "{name}");
        assert!(stdout == content, "{name}: {} of {len} bytes, or different ones", stdout.len());
    }
}

#[test]
fn read_file_reads_files_with_a_reported_size_of_0() {
    for path in ["/proc/version", "/proc/filesystems", "/proc/self/limits"] {
        assert_eq!(fs::metadata(path).unwrap().len(), 0);
        let Outcome { status, stdout, .. } = read_file(&[Path::new(path)]);
        assert_eq!(status, 0);
        assert_eq!(stdout, fs::read(path).unwrap(), "{path}");
    }
}

#[test]
fn read_file_concatenates_files_in_order() {
    let folder = Folder::new("order");
    let (one, two) = (folder.file("1", b"one\n"), folder.file("2", b"two"));
    let Outcome { status, stdout, .. } = read_file(&[&two, &one, &two]);
    assert_eq!((status, stdout.as_slice()), (0, b"twoone\ntwo".as_slice()));
}

#[test]
fn read_file_reports_a_missing_file_and_continues() {
    let folder = Folder::new("missing");
    let (there, missing) = (folder.file("there", b"here\n"), folder.0.join("missing"));
    let Outcome { status, stdout, stderr } = read_file(&[&there, &missing, &folder.0, &there]);
    assert_eq!(status, 1);
    assert_eq!(stdout, b"here\nhere\n");
    let expected = format!(
        "read_file: {}: No such file or directory\nread_file: {}: Is a directory\n",
        missing.display(),
        folder.0.display(),
    );
    assert_eq!(stderr, expected);
}

#[test]
fn read_file_accepts_any_name() {
    let folder = Folder::new("names");
    let name = std::ffi::OsStr::from_bytes(b"not \xff UTF-8\n");
    let Outcome { status, stdout, .. } = read_file(&[&folder.file(name, b"found")]);
    assert_eq!((status, stdout.as_slice()), (0, b"found".as_slice()));
}

#[test]
fn read_file_reports_a_closed_output() {
    let folder = Folder::new("closed");
    let path = folder.file("large", &noise(1 << 20));
    let (reader, writer) = pipe().unwrap();
    let (mut errors, error_writer) = pipe().unwrap();
    let mut command = example("read_file");
    let mut child = command
        .arg(path)
        .stdout(writer)
        .stderr(error_writer)
        .spawn()
        .expect("the example can be run");
    // The command owns the other ends as well.
    drop((reader, command));
    let mut stderr = String::new();
    errors.read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(stderr, "read_file: standard output: Broken pipe\n");
}

#[test]
fn read_file_without_a_file_prints_the_usage() {
    let Outcome { status, stdout, stderr } = outcome(example("read_file").stdin(Stdio::null()));
    assert_eq!((status, stdout.len()), (2, 0));
    assert_eq!(stderr, "usage: read_file FILE...\n");
}

#[test]
fn my_types_prints_facts() {
    let mut command = example("my_types");
    let Outcome { status, stdout, stderr } = outcome(&mut command);
    assert_eq!((status, stderr.as_str()), (0, ""));
    let stdout = String::from_utf8(stdout).unwrap();
    let (ids, facts) = stdout.split_at(stdout.find("it can").unwrap());
    let number = |line: &str, before: &str| -> i32 {
        line.strip_prefix(before).and_then(|rest| rest.strip_suffix(')')).unwrap().parse().unwrap()
    };
    let [process, group] = ids.lines().collect::<Vec<_>>()[..] else { panic!("{ids:?}") };
    assert!(number(process, "this is Pid(") > 1);
    // SAFETY: `getpgid` accesses no memory.
    assert_eq!(number(group, "it is in Pgid("), unsafe { libc::getpgid(0) });
    let expected = "\
        it can be signalled\n\
        process 0x7fffffff: there is no such process\n\
        a pipe with CLOEXEC is Closed on exec\n\
        without blocking: true\n\
        a pipe without flags is Kept on exec\n";
    assert_eq!(facts, expected);
}

#[test]
fn hello_freestanding_is_below_1_kib_and_static() {
    let program = freestanding();
    let image = fs::read(&program).unwrap();
    assert!(image.len() < 1024, "{} bytes", image.len());
    // Program headers (`elf(5)`): the offset of the table is at 32, the number of entries at 56; an entry has 56
    // bytes, and type 2 is a dynamic section, type 3 an interpreter.
    let word = |at: usize| u16::from_le_bytes([image[at], image[at + 1]]);
    let types: Vec<u16> =
        (0..usize::from(word(56))).map(|entry| word(word(32) as usize + entry * 56)).collect();
    assert!(types.contains(&1) && !types.contains(&2) && !types.contains(&3), "{types:?}");
    let Outcome { status, stdout, stderr } = outcome(&mut run::program(&program));
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert_eq!(stdout, b"hello, freestanding\n");
}
