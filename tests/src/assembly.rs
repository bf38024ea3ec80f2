//! The assembly and LLVM IR that rustc emits for the functions in `tests/asm/`.

use std::{collections::BTreeMap, env, fs, path::Path, process::Command};

/// The assembly of the functions in `asm_stubs`, for the target of this build.
pub struct Stubs(BTreeMap<String, Vec<String>>);

impl Stubs {
    /// Compiles `asm_stubs` the way `cargo build --release` would.
    ///
    /// # Panics
    ///
    /// If compilation fails.
    #[must_use]
    pub fn compile(target_folder: &Path) -> Self {
        Self(functions(&emit(target_folder, "asm", &[])))
    }

    /// The instructions of one function, including the labels that are jump targets.
    ///
    /// # Panics
    ///
    /// If the function does not exist.
    #[must_use]
    pub fn code(&self, function: &str) -> &[String] {
        self.0.get(function).unwrap_or_else(|| panic!("no function `{function}`"))
    }

    /// The number of instructions of one function.
    ///
    /// # Panics
    ///
    /// If the function does not exist.
    #[must_use]
    pub fn instructions(&self, function: &str) -> usize {
        self.code(function).iter().filter(|line| !line.ends_with(':')).count()
    }
}

/// The LLVM IR of the same functions, in which pointers and integers are still distinguished.
///
/// # Panics
///
/// If compilation fails.
#[must_use]
pub fn llvm_ir(target_folder: &Path) -> String {
    emit(target_folder, "llvm-ir", &["-Cno-prepopulate-passes", "-Cpasses=always-inline"])
}

/// Compiles `asm_stubs` and returns the output of the given `--emit` kind.
fn emit(target_folder: &Path, kind: &str, options: &[&str]) -> String {
    let folder = target_folder.join("asm");
    fs::create_dir_all(&folder).expect("the target folder is writable");
    let file = folder.join(format!("stubs.{kind}"));
    // The working directory of a test is the folder of its package.
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo
        .args(["rustc", "--quiet", "--release", "--package=asm-stubs", "--target-dir"])
        .arg(target_folder);
    if let Some(target) = other_target() {
        cargo.args(["--target", &target]);
    }
    cargo.args(["--", "-Ccodegen-units=1", "-Cdebuginfo=0"]).args(options);
    cargo.arg(format!("--emit={kind}={}", file.display()));
    let output = cargo.output().expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(file).expect("rustc wrote the file")
}

/// The target of this build, if it is not the host.
fn other_target() -> Option<String> {
    let version = Command::new("rustc").arg("-vV").output().expect("rustc can be run");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("`rustc -vV` prints the host");
    (!host.starts_with(env::consts::ARCH))
        .then(|| format!("{}-unknown-linux-gnu", env::consts::ARCH))
}

/// The prefix of a comment.
const COMMENT: &str = if cfg!(target_arch = "x86_64") { "#" } else { "//" };

/// The functions of an assembly file. The compiler may merge identical functions into one with two names.
fn functions(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut functions = BTreeMap::<String, Vec<String>>::new();
    let mut aliases = Vec::new();
    let mut current = None;
    for line in text.lines() {
        let line = line.split(COMMENT).next().unwrap_or_default().trim();
        if let Some(label) = line.strip_suffix(':').filter(|label| !label.starts_with('.')) {
            current = Some(label);
            functions.insert(label.into(), Vec::new());
        } else if let Some(alias) = line.strip_prefix(".set ") {
            aliases.extend(alias.split_once(", "));
        } else if let Some(function) = current.and_then(|name| functions.get_mut(name))
            && is_code(line)
        {
            function.push(without_function(line));
        }
    }
    for (name, of) in aliases {
        if let Some(lines) = functions.get(of).cloned() {
            functions.insert(name.into(), lines);
        }
    }
    functions
}

/// Whether the line is an instruction or the label of a jump target, not a directive or a debug label.
fn is_code(line: &str) -> bool {
    !line.is_empty() && (!line.starts_with('.') || line.starts_with(".LBB"))
}

/// Renames `.LBB7_2` to `.L2`: the 7 is the index of the function in the file.
fn without_function(line: &str) -> String {
    match line.split_once(".LBB").and_then(|(before, label)| Some((before, label.split_once('_')?)))
    {
        Some((before, (_, number))) => format!("{before}.L{number}"),
        None => line.into(),
    }
}
