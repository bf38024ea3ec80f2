//! What the compiler emits for the functions of `tests/asm/`, as text.

use std::{collections::BTreeMap, env, fs, path::Path, process::Command};

/// The functions of `asm_stubs`, as the compiler emits them for the machine that this was built for.
pub struct Stubs(BTreeMap<String, Vec<String>>);

impl Stubs {
    /// Compiles them, as a user's `cargo build --release` would.
    ///
    /// # Panics
    ///
    /// If the compiler refuses.
    #[must_use]
    pub fn compile(target_folder: &Path) -> Self {
        Self(functions(&emit(target_folder, "asm", &[])))
    }

    /// The instructions of one function, and the labels that they jump to.
    ///
    /// # Panics
    ///
    /// If there is no such function.
    #[must_use]
    pub fn code(&self, function: &str) -> &[String] {
        self.0.get(function).unwrap_or_else(|| panic!("no function `{function}`"))
    }

    /// How many instructions one function is.
    ///
    /// # Panics
    ///
    /// If there is no such function.
    #[must_use]
    pub fn instructions(&self, function: &str) -> usize {
        self.code(function).iter().filter(|line| !line.ends_with(':')).count()
    }
}

/// The same functions as LLVM gets them: what is a pointer is still told from what is an integer.
///
/// # Panics
///
/// If the compiler refuses.
#[must_use]
pub fn llvm_ir(target_folder: &Path) -> String {
    emit(target_folder, "llvm-ir", &["-Cno-prepopulate-passes", "-Cpasses=always-inline"])
}

/// Compiles `asm_stubs` to a text of this kind.
fn emit(target_folder: &Path, kind: &str, options: &[&str]) -> String {
    let folder = target_folder.join("asm");
    fs::create_dir_all(&folder).expect("cargo's own folder can be written to");
    let file = folder.join(format!("stubs.{kind}"));
    // Tests run in the folder of their package.
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo
        .args(["rustc", "--quiet", "--release", "--package=asm-stubs", "--target-dir"])
        .arg(target_folder);
    if let Some(target) = other_target() {
        cargo.args(["--target", &target]);
    }
    cargo.args(["--", "-Ccodegen-units=1", "-Cdebuginfo=0"]).args(options);
    cargo.arg(format!("--emit={kind}={}", file.display()));
    let output = cargo.output().expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(file).expect("the compiler wrote it")
}

/// The target that this was built for, if it is not the machine's own.
fn other_target() -> Option<String> {
    let version = Command::new("rustc").arg("-vV").output().expect("rustc starts");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc says it");
    (!host.starts_with(env::consts::ARCH))
        .then(|| format!("{}-unknown-linux-gnu", env::consts::ARCH))
}

/// What starts a comment.
const COMMENT: &str = if cfg!(target_arch = "x86_64") { "#" } else { "//" };

/// The functions of a file. Of two that came out equal the compiler may make one with two names.
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

/// An instruction, or a label that one jumps to. Directives and the debugger's labels are neither.
fn is_code(line: &str) -> bool {
    !line.is_empty() && (!line.starts_with('.') || line.starts_with(".LBB"))
}

/// `.LBB7_2` is a label of the file's seventh function: as `.L2`, it is the same in each.
fn without_function(line: &str) -> String {
    match line.split_once(".LBB").and_then(|(before, label)| Some((before, label.split_once('_')?)))
    {
        Some((before, (_, number))) => format!("{before}.L{number}"),
        None => line.into(),
    }
}
