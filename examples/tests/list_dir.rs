//! Compares `list_dir` with `ls` and `stat`.

#![cfg(target_os = "linux")]

#[path = "run/mod.rs"]
mod run;

use std::{
    ffi::{OsStr, OsString},
    fs,
    os::unix::{
        ffi::{OsStrExt, OsStringExt},
        fs::{MetadataExt, PermissionsExt, symlink},
        net::UnixListener,
    },
    path::{Path, PathBuf},
    process::Command,
};

use self::run::{Outcome, example, outcome};

/// A folder with files of all types and unusual names, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sysdecl-{test}-{}", std::process::id()));
        fs::create_dir_all(path.join("dir/below")).unwrap();
        let folder = Self(path);
        folder.file(OsStr::new("empty"), 0, 0o644);
        folder.file(OsStr::new(".hidden"), 1, 0o600);
        folder.file(OsStr::new("-l"), 2, 0o400);
        folder.file(OsStr::new("Upper"), 3, 0o4755);
        folder.file(OsStr::new("set but not run"), 4, 0o6644);
        folder.file(OsStr::new("nothing"), 5, 0);
        folder.file(OsStr::new(&"n".repeat(255)), 6, 0o777);
        folder.file(OsStr::from_bytes(b"not \xff UTF-8"), 7, 0o111);
        for (name, mode) in [("dir", 0o1777), ("dir/below", 0o2750)] {
            let path = folder.0.join(name);
            fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
        }
        symlink("empty", folder.0.join("link")).unwrap();
        symlink("no such file", folder.0.join("dangling")).unwrap();
        drop(UnixListener::bind(folder.0.join("socket")).unwrap());
        folder
    }

    fn file(&self, name: &OsStr, size: u64, mode: u32) {
        let path = self.0.join(name);
        fs::File::create(&path).unwrap().set_len(size << 33).unwrap();
        fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn listed(arguments: &[&OsStr]) -> Vec<u8> {
    let Outcome { status, stdout, stderr } = outcome(example("list_dir").args(arguments));
    assert_eq!((status, stderr.as_str()), (0, ""));
    stdout
}

/// The output of `ls`: one name per line, in the order of their bytes.
fn ls(folder: &Path) -> Vec<u8> {
    let output = Command::new("ls").arg("-A").arg(folder).env("LC_ALL", "C").output().unwrap();
    assert!(output.status.success());
    output.stdout
}

fn names(lines: &[u8]) -> Vec<OsString> {
    let lines = lines.strip_suffix(b"\n").unwrap_or_default().split(|byte| *byte == b'\n');
    lines.map(|name| OsString::from_vec(name.to_vec())).collect()
}

/// The output of `stat` for each name in the folder.
fn stat(folder: &Path, names: &[OsString]) -> Vec<u8> {
    let mut command = Command::new("stat");
    command.current_dir(folder).args(["-c", "%A %s %n", "--"]).args(names).env("LC_ALL", "C");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

#[test]
fn names_are_those_of_ls() {
    let folder = Folder::new("list-names");
    for path in [Path::new("/usr/bin"), Path::new("/dev"), &folder.0, &folder.0.join("dir/below")] {
        let ours = listed(&[path.as_os_str()]);
        assert!(ours == ls(path), "{}", path.display());
    }
    assert!(names(&listed(&[OsStr::new("/usr/bin")])).len() > 20);
}

#[test]
fn permissions_and_sizes_are_those_of_stat() {
    let folder = Folder::new("list-long");
    for path in [Path::new("/usr/bin"), Path::new("/etc"), &folder.0, &folder.0.join("dir")] {
        let ours = listed(&[OsStr::new("-l"), path.as_os_str()]);
        let theirs = stat(path, &names(&ls(path)));
        assert!(ours == theirs, "{}", path.display());
    }
}

#[test]
fn permissions_and_sizes_are_those_of_std() {
    let ours = listed(&[OsStr::new("-l"), OsStr::new("/usr/bin")]);
    for line in names(&ours) {
        let text = line.to_str().unwrap();
        let mut words = text.splitn(3, ' ');
        let mut next = || words.next().unwrap();
        let (mode, size, name) = (next(), next(), next());
        let told = fs::symlink_metadata(Path::new("/usr/bin").join(name)).unwrap();
        assert_eq!(told.size().to_string(), size, "{name}");
        let bits = mode.bytes().skip(1).filter(|letter| b"rwxst".contains(letter)).count();
        assert_eq!((told.mode() & 0o777).count_ones() as usize, bits, "{name}");
        assert_eq!(told.is_symlink(), mode.starts_with('l'), "{name}");
    }
}

#[test]
fn the_default_is_the_working_directory() {
    let folder = Folder::new("list-here");
    let Outcome { stdout, .. } = outcome(example("list_dir").current_dir(&folder.0));
    assert!(stdout == ls(&folder.0));
}

#[test]
fn errors_name_the_path() {
    let folder = Folder::new("list-not");
    let (missing, file) = (folder.0.join("missing"), folder.0.join("empty"));
    for (path, why) in [(missing, "No such file or directory"), (file, "Not a directory")] {
        let Outcome { status, stdout, stderr } = outcome(example("list_dir").arg(&path));
        assert_eq!((status, stdout.len()), (1, 0));
        assert_eq!(stderr, format!("list_dir: {}: {why}\n", path.display()));
    }
    let Outcome { status, stderr, .. } = outcome(example("list_dir").args(["a", "b"]));
    assert_eq!((status, stderr.as_str()), (2, "usage: list_dir [-l] [DIRECTORY]\n"));
}
