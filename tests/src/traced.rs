//! System calls read back from outside the process: a program runs itself again under `strace`, which
//! prints each call with its words as the kernel got them. A test that was built for another machine
//! and runs in an emulator has the emulator print them: `SYSDECL_QEMU` then holds its command.
//!
//! The traced program puts a mark before and after the calls in question, and afterwards writes down
//! which calls it made.

use std::{
    env,
    fmt::{self, Display, Formatter},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::tool;

/// One call: the kernel's name for it, and the words in order.
#[derive(Clone, PartialEq, Eq)]
pub struct Call {
    /// As the kernel calls it: `read`.
    pub name: String,
    /// Whole registers, as bits.
    pub words: Vec<u64>,
    /// What the kernel answered: `0x5`, or `-1` and the error's name or number, as `errno=2`. Not looked
    /// at where it was not written down.
    pub answer: Option<String>,
}

impl Call {
    /// A call that was made.
    #[must_use]
    pub fn new(name: &str, words: &[u64]) -> Self {
        Self { name: name.into(), words: words.into(), answer: None }
    }

    /// The call, and the raw answer to it; `error` is the name of an error.
    #[must_use]
    pub fn answering(self, answer: i64, error: Option<&str>) -> Self {
        let answer = match error {
            Some(name) => format!("-1 {name} errno={}", -answer),
            None => format!("{answer:#x}"),
        };
        Self { answer: Some(answer), ..self }
    }

    /// Whether the tracer saw this call: by its name, with these words first. A tracer prints as
    /// many words as the kernel takes, or all six.
    #[must_use]
    pub fn is(&self, seen: &Self) -> bool {
        self.name == seen.name
            && seen.words.starts_with(&self.words)
            && self.answer.as_ref().is_none_or(|made| seen.is_answered(made))
    }

    /// Whether all that is told of the answer is also told here.
    fn is_answered(&self, made: &str) -> bool {
        let told = |part| made.split_whitespace().any(|other| other == part);
        self.answer.as_ref().is_some_and(|seen| seen.split_whitespace().all(told))
    }

    /// `read(0xffffffffffffffff, 0x1000, 0x5)`, or how a tracer puts it: in hexadecimal or with a
    /// sign, after a process or a number, before the answer.
    fn parse(line: &str) -> Option<Self> {
        let (head, rest) = line.split_once('(')?;
        let (inner, answer) = rest.split_once(')')?;
        let name = head.rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next()?;
        let words = inner.split(',').map(str::trim).filter(|word| !word.is_empty()).map(word);
        let answer = answer.split_once('=').map(|(_, answer)| self::answer(answer));
        Some(Self { name: name.into(), words: words.collect::<Option<_>>()?, answer })
    }
}

impl Display for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.words.iter().map(|word| format!("{word:#x}")).collect();
        write!(f, "{}({})", self.name, words.join(", "))?;
        self.answer.as_ref().map_or(Ok(()), |answer| write!(f, " = {answer}"))
    }
}

/// An answer without what a tracer explains of it, and a number in hexadecimal.
fn answer(text: &str) -> String {
    let text = text.split(" (").next().unwrap_or(text).trim();
    if text.starts_with("-1 ") {
        return text.into();
    }
    word(text).map_or(text.into(), |word| format!("{word:#x}"))
}

/// A word in hexadecimal, or a decimal number with a sign.
fn word(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().or_else(|_| text.parse().map(i64::cast_unsigned)).ok(),
    }
}

/// What goes unproved without a tracer.
const WHAT: &str = "that the kernel gets the words that were declared";

/// Where the traced program writes down its calls.
const MADE: &str = "SYSDECL_TRACED";

/// Whether this is the traced program.
#[must_use]
pub fn is_traced() -> bool {
    env::var_os(MADE).is_some()
}

/// In the traced program: writes down which calls were made between the marks.
///
/// # Panics
///
/// If it cannot be written down.
pub fn write_down(made: &[Call]) {
    let file = env::var_os(MADE).expect("this is the traced program");
    let lines: Vec<String> = made.iter().map(Call::to_string).collect();
    fs::write(file, lines.join("\n")).expect("the folder for temporary files can be written to");
}

/// No descriptor, and a number that nothing else would pass.
const MARK: i32 = -0x5dec1;

/// In the traced program: the calls in question start, or end.
pub fn mark() {
    // SAFETY: no descriptor is negative; the call fails.
    unsafe { libc::fsync(MARK) };
}

/// Runs this program again under a tracer: the calls that it made, and those that the tracer saw
/// between the marks. `None` where there is no tracer.
///
/// # Panics
///
/// If the traced program fails, or its calls cannot be read.
#[must_use]
pub fn again() -> Option<(Vec<Call>, Vec<Call>)> {
    let folder = env::temp_dir().join(format!("sysdecl-traced-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("there is a place for temporary files");
    let (seen, made) = (folder.join("seen"), folder.join("made"));
    let ran = run(&seen, &made);
    let read = |path: &PathBuf| fs::read_to_string(path).expect("it was written");
    let calls = ran.then(|| (self::made(&read(&made)), between_marks(&read(&seen))));
    fs::remove_dir_all(&folder).expect("it is ours");
    calls
}

fn run(seen: &Path, made: &Path) -> bool {
    let Some(mut tracer) = tracer(seen) else { return false };
    let this = env::current_exe().expect("this program has a path");
    let output = tracer.arg(this).env(MADE, made).output().expect("the tracer starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    if errors.contains("PTRACE_TRACEME") {
        tool::missing("the permission to trace a child", WHAT, "allow `ptrace`");
        return false;
    }
    assert!(output.status.success(), "{tracer:?}: {}\n{errors}", output.status);
    true
}

/// The tracer, short of the program to trace.
fn tracer(seen: &Path) -> Option<Command> {
    if let Ok(emulator) = env::var("SYSDECL_QEMU") {
        let mut words = emulator.split_whitespace();
        let mut tracer = tool::find(words.next()?, WHAT, "qemu-user")?;
        tracer.args(words).arg("-strace").arg("-D").arg(seen);
        return Some(tracer);
    }
    if is_emulated() {
        let help =
            "set it to the emulator's command, such as `qemu-aarch64 -L /usr/aarch64-linux-gnu`";
        tool::missing("`SYSDECL_QEMU`", WHAT, help);
        return None;
    }
    let mut tracer = tool::find("strace", WHAT, "strace")?;
    tracer.args(["-X", "raw", "-e", "raw=all", "-e", "signal=none", "-o"]).arg(seen);
    Some(tracer)
}

/// Whether this program runs in an emulator: a program of the machine's own then tells another name.
fn is_emulated() -> bool {
    let uname = Command::new("uname").arg("-m").output();
    uname.is_ok_and(|output| output.stdout.trim_ascii() != env::consts::ARCH.as_bytes())
}

fn made(text: &str) -> Vec<Call> {
    text.lines().map(|line| Call::parse(line).expect("we wrote it")).collect()
}

fn between_marks(trace: &str) -> Vec<Call> {
    let is_mark = |line: &&str| {
        Call::parse(line).is_some_and(|call| {
            #[expect(clippy::cast_possible_truncation, reason = "C passes 32 bits")]
            let mark = call.words.first().map(|word| *word as u32);
            call.name == "fsync" && mark == Some(MARK.cast_unsigned())
        })
    };
    let lines: Vec<&str> = trace.lines().collect();
    let first = lines.iter().position(is_mark).expect("the first mark was seen");
    let last = lines.iter().rposition(is_mark).expect("the second mark was seen");
    let parse = |line: &&str| Call::parse(line).unwrap_or_else(|| panic!("what is `{line}`?"));
    lines[first + 1..last].iter().map(parse).collect()
}
