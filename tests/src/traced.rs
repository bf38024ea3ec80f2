//! System calls observed from outside the process: a program runs itself again under `strace`, which prints each call
//! with its words as the kernel received them. If a test was built for another architecture and runs in an emulator,
//! the emulator prints them: `SYSDECL_QEMU` then contains its command.
//!
//! The traced program makes a marker call before and after the calls under test, and afterwards records which calls
//! it made.

use std::{
    env,
    fmt::{self, Display, Formatter},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::tool;

/// One call: its name and its words in order.
#[derive(Clone, PartialEq, Eq)]
pub struct Call {
    /// The kernel's name for the call, such as `read`.
    pub name: String,
    /// The whole registers, as bits.
    pub words: Vec<u64>,
    /// The kernel's return value: `0x5`, or `-1` and the name or number of the error, as `errno=2`. Compared only if
    /// it was recorded.
    pub answer: Option<String>,
}

impl Call {
    /// A call that was made, without its return value.
    #[must_use]
    pub fn new(name: &str, words: &[u64]) -> Self {
        Self { name: name.into(), words: words.into(), answer: None }
    }

    /// A call with its raw return value; `error` is the name of an error.
    #[must_use]
    pub fn answering(self, answer: i64, error: Option<&str>) -> Self {
        let answer = match error {
            Some(name) => format!("-1 {name} errno={}", -answer),
            None => format!("{answer:#x}"),
        };
        Self { answer: Some(answer), ..self }
    }

    /// Whether the tracer saw this call: the same name, and these words first. A tracer prints as many words as the
    /// kernel takes, or all six.
    #[must_use]
    pub fn is(&self, seen: &Self) -> bool {
        self.name == seen.name
            && seen.words.starts_with(&self.words)
            && self.answer.as_ref().is_none_or(|made| seen.is_answered(made))
    }

    /// Whether the return values match as far as they were recorded.
    fn is_answered(&self, made: &str) -> bool {
        let told = |part| made.split_whitespace().any(|other| other == part);
        self.answer.as_ref().is_some_and(|seen| seen.split_whitespace().all(told))
    }

    /// Parses `read(0xffffffffffffffff, 0x1000, 0x5)`, or the format of a tracer: numbers in hexadecimal or with a
    /// sign, after a process or a number, followed by the return value.
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

/// A return value without the tracer's explanation, with numbers in hexadecimal.
fn answer(text: &str) -> String {
    let text = text.split(" (").next().unwrap_or(text).trim();
    if text.starts_with("-1 ") {
        return text.into();
    }
    word(text).map_or(text.into(), |word| format!("{word:#x}"))
}

/// Parses a word in hexadecimal, or a signed decimal number.
fn word(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().or_else(|_| text.parse().map(i64::cast_unsigned)).ok(),
    }
}

/// What is not tested without a tracer.
const WHAT: &str = "the words that the kernel receives";

/// The file in which the traced program records its calls.
const MADE: &str = "SYSDECL_TRACED";

/// Whether this is the traced program.
#[must_use]
pub fn is_traced() -> bool {
    env::var_os(MADE).is_some()
}

/// Records the calls made between the marks. Called in the traced program.
///
/// # Panics
///
/// If they cannot be recorded.
pub fn record(made: &[Call]) {
    let file = env::var_os(MADE).expect("this is the traced program");
    let lines: Vec<String> = made.iter().map(Call::to_string).collect();
    fs::write(file, lines.join("\n")).expect("the temporary folder is writable");
}

/// An invalid descriptor that no other code passes.
const MARK: i32 = -0x5dec1;

/// Marks the start or the end of the calls under test. Called in the traced program.
pub fn mark() {
    // SAFETY: no descriptor is negative; the call fails.
    unsafe { libc::fsync(MARK) };
}

/// Runs this program again under a tracer. Returns the calls that it made, and those that the tracer saw between the
/// marks; `None` if there is no tracer.
///
/// # Panics
///
/// If the traced program fails, or its calls cannot be read.
#[must_use]
pub fn again() -> Option<(Vec<Call>, Vec<Call>)> {
    let folder = env::temp_dir().join(format!("sysdecl-traced-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder can be created");
    let (seen, made) = (folder.join("seen"), folder.join("made"));
    let ran = run(&seen, &made);
    let read = |path: &PathBuf| fs::read_to_string(path).expect("the file was written");
    let calls = ran.then(|| (self::made(&read(&made)), between_marks(&read(&seen))));
    fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
    calls
}

fn run(seen: &Path, made: &Path) -> bool {
    let Some(mut tracer) = tracer(seen) else { return false };
    let this = env::current_exe().expect("the path of this program is known");
    let output = tracer.arg(this).env(MADE, made).output().expect("the tracer can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    if errors.contains("PTRACE_TRACEME") {
        tool::missing("the permission to trace a child", WHAT, "allow `ptrace`");
        return false;
    }
    assert!(output.status.success(), "{tracer:?}: {}\n{errors}", output.status);
    true
}

/// The command of the tracer, without the program to trace.
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

/// Whether this program runs in an emulator: `uname`, a program of the host, then prints another architecture.
fn is_emulated() -> bool {
    let uname = Command::new("uname").arg("-m").output();
    uname.is_ok_and(|output| output.stdout.trim_ascii() != env::consts::ARCH.as_bytes())
}

fn made(text: &str) -> Vec<Call> {
    text.lines().map(|line| Call::parse(line).expect("`record` wrote valid calls")).collect()
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
    let parse = |line: &&str| Call::parse(line).unwrap_or_else(|| panic!("cannot parse `{line}`"));
    lines[first + 1..last].iter().map(parse).collect()
}
