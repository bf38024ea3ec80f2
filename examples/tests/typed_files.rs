//! Compares `typed_files` with `du`.

#![cfg(target_os = "linux")]

#[path = "run/mod.rs"]
mod run;

use std::{
    ffi::{CString, OsStr},
    fs::{self, File},
    io::Write,
    os::{
        fd::{AsRawFd, FromRawFd},
        unix::{
            ffi::OsStrExt,
            fs::{PermissionsExt, symlink},
            net::UnixListener,
            process::CommandExt,
        },
    },
    path::{Path, PathBuf},
    process::Command,
};

use self::run::{Outcome, example, outcome};

/// A folder with all kinds of files that affect the sum, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sysdecl-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn full(test: &str) -> Self {
        let folder = Self::new(test);
        let at = |name: &str| folder.0.join(name);
        for name in ["a/b/c", "empty", "links/inner", "many"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        for (name, length) in [("one", 1), ("a/block", 4096), ("a/b/over", 4097), ("a/none", 0)] {
            folder.file(name, length);
        }
        // More entries than fit in one buffer.
        for index in 0..600 {
            folder.file(&format!("many/{index}-{}", "n".repeat(200)), index % 3);
        }
        // Several names for one file: in one folder, in two folders, and with another name outside.
        folder.file("links/first", 70_000);
        for name in ["links/second", "links/inner/third", "a/fourth"] {
            fs::hard_link(at("links/first"), at(name)).unwrap();
        }
        symlink("a", at("to-folder")).unwrap();
        symlink("no such file", at("dangling")).unwrap();
        symlink("t".repeat(3000), at("long")).unwrap();
        fs::hard_link(at("long"), at("links/long")).unwrap();
        for name in [&b" space "[..], b"new\nline", b"-b", b"\xff\xfe", b"...", b"\x1b[31m"] {
            File::create(folder.0.join(OsStr::from_bytes(name))).unwrap().write_all(name).unwrap();
        }
        // Sparse: a hole, followed by one byte.
        let sparse = File::create(at("sparse")).unwrap();
        sparse.set_len(1 << 40).unwrap();
        std::os::unix::fs::FileExt::write_all_at(&sparse, b"!", 1 << 39).unwrap();
        drop(UnixListener::bind(at("socket")).unwrap());
        folder.deep(300);
        folder
    }

    fn file(&self, name: &str, length: usize) {
        fs::write(self.0.join(name), vec![b'x'; length]).unwrap();
    }

    /// Nested folders, deeper than a path can name, each with a file.
    fn deep(&self, depth: usize) {
        let name = CString::new("d".repeat(100)).unwrap();
        let mut folder = File::open(&self.0).unwrap();
        for _ in 0..depth {
            // SAFETY: the names are NUL-terminated, and a new descriptor has no other owner.
            folder = unsafe {
                assert_eq!(libc::mkdirat(folder.as_raw_fd(), name.as_ptr(), 0o755), 0);
                let flags = libc::O_DIRECTORY | libc::O_CLOEXEC;
                let next = libc::openat(folder.as_raw_fd(), name.as_ptr(), flags);
                assert!(next >= 0);
                let next = File::from_raw_fd(next);
                let flags = libc::O_CREAT | libc::O_WRONLY | libc::O_CLOEXEC;
                let file = libc::openat(next.as_raw_fd(), c"file".as_ptr(), flags, 0o644);
                assert!(file >= 0);
                File::from_raw_fd(file).write_all(b"deep").unwrap();
                next
            };
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The number at the start of the tool's output.
fn number(command: &mut Command) -> u64 {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    line.split('\t').next().unwrap().parse().unwrap()
}

/// The result of `du` with these options.
fn du(options: &[&str], path: &Path) -> u64 {
    number(Command::new("du").arg("-s").args(options).arg("--").arg(path))
}

/// The total size of all directories of a tree, computed by `find`, which supports trees deeper than a path.
fn directories(path: &Path) -> u64 {
    let output =
        Command::new("find").arg(path).args(["-type", "d", "-printf", "%s\n"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse::<u64>().unwrap()).sum()
}

/// The result of `du -b` including directories, which coreutils 9.2 and later omit.
fn du_b(path: &Path) -> u64 {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = Folder::new(&format!("du-version-for-{name}"));
    folder.file("file", 0);
    let left_out = directories(&folder.0) > 0 && du(&["-b"], &folder.0) == 0;
    du(&["-b"], path) + if left_out { directories(path) } else { 0 }
}

fn ours(options: &[&str], path: &Path) -> u64 {
    let Outcome { status, stdout, stderr } =
        outcome(example("typed_files").args(options).arg(path));
    assert_eq!((status, stderr.as_str()), (0, ""), "{}", path.display());
    let line = String::from_utf8(stdout).unwrap();
    let (bytes, shown) = line.split_once('\t').unwrap();
    assert_eq!(shown, format!("{}\n", path.display()));
    bytes.parse().unwrap()
}

/// Compares both sums of a tree with those of `du`.
#[track_caller]
fn compare(path: &Path) {
    assert_eq!(ours(&[], path), du(&["--block-size=1"], path), "{}", path.display());
    assert_eq!(ours(&["-b"], path), du_b(path), "{}", path.display());
}

#[test]
fn a_tree_with_all_kinds_of_files_has_the_size_that_du_prints() {
    let folder = Folder::full("du-full");
    compare(&folder.0);
    // Repeated, because the threads interleave differently each time.
    let bytes = ours(&[], &folder.0);
    for _ in 0..20 {
        assert_eq!(ours(&[], &folder.0), bytes);
    }
}

#[test]
fn system_files_have_the_size_that_du_prints() {
    for path in ["/usr/share", "/usr/bin", "/bin", "/etc/passwd", "/dev/null"] {
        compare(Path::new(path));
    }
}

#[test]
fn each_kind_of_file_is_counted_as_by_du() {
    let folder = Folder::full("du-kinds");
    let names = ["a", "empty", "links", "links/first", "one", "sparse", "long", "to-folder"];
    for name in names.into_iter().chain(["dangling", "socket", "many", "-b", "new\nline"]) {
        compare(&folder.0.join(name));
    }
}

/// Without `du`: the components of the sums.
#[test]
fn hard_links_count_once_and_holes_only_in_the_apparent_size() {
    let folder = Folder::new("du-sums");
    let of_directories = || directories(&folder.0);
    assert_eq!(ours(&["-b"], &folder.0), of_directories());
    folder.file("first", 1000);
    assert_eq!(ours(&["-b"], &folder.0), of_directories() + 1000);
    fs::create_dir(folder.0.join("inner")).unwrap();
    for name in ["second", "inner/third"] {
        fs::hard_link(folder.0.join("first"), folder.0.join(name)).unwrap();
    }
    assert_eq!(ours(&["-b"], &folder.0), of_directories() + 1000);
    let blocks = ours(&[], &folder.0);
    File::create(folder.0.join("sparse")).unwrap().set_len(1 << 33).unwrap();
    assert_eq!(ours(&["-b"], &folder.0), of_directories() + 1000 + (1 << 33));
    assert_eq!(ours(&[], &folder.0), blocks);
}

#[test]
fn unreadable_files_are_reported_and_the_rest_is_counted() {
    let folder = Folder::new("du-not");
    folder.file("read", 5000);
    let missing = folder.0.join("missing");
    let Outcome { status, stdout, stderr } = outcome(example("typed_files").arg(&missing));
    assert_eq!((status, stdout.len()), (1, 0));
    assert_eq!(stderr, format!("typed_files: {}: No such file or directory\n", missing.display()));
    let Outcome { status, stderr, .. } = outcome(example("typed_files").args(["a", "b"]));
    assert_eq!((status, stderr.as_str()), (2, "usage: typed_files [-b] [PATH]\n"));
    let closed = folder.0.join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, PermissionsExt::from_mode(0o0)).unwrap();
    let nobody = |mut command: Command| {
        // Root can read it nevertheless.
        if fs::read_dir(&closed).is_ok() {
            command.uid(65534).gid(65534);
        }
        command.arg(&folder.0);
        command
    };
    let mut tool = Command::new("du");
    tool.args(["-s", "--block-size=1"]);
    let Outcome { status, stdout, stderr } = outcome(&mut nobody(example("typed_files")));
    assert_eq!(status, 1);
    assert_eq!(stderr, format!("typed_files: {}: Permission denied\n", closed.display()));
    assert_eq!(stdout, outcome(&mut nobody(tool)).stdout);
}

#[test]
fn the_default_is_the_working_directory() {
    let folder = Folder::new("du-here");
    folder.file("file", 12345);
    let Outcome { stdout, .. } = outcome(example("typed_files").current_dir(&folder.0));
    let expected = format!("{}\t.\n", ours(&[], &folder.0));
    assert_eq!(String::from_utf8(stdout).unwrap(), expected);
}
