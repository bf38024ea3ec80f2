//! The macros' table of system calls in the notation of `tests/data/`, for tests that compare the two.

use crate::kernel::plan::{self, Plan, Plans, Scope};
use crate::kernel::rules::{self, Behind, Bits, Declaration, Given, Output, Place, Success, Word};
use crate::kernel::{
    self, Abis, Addresses, Argument, Call, Condition, Declared, Direction, Failure, Filled, Kind,
    Length, Longest, Pointee, Retry, Returns, Safety, System, Test, Unless, Value,
};

/// Facts: name and detail.
pub type Facts = Vec<(&'static str, String)>;

/// One prototype in the notation of `linux-prototypes.tsv`.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct Prototype {
    /// Names of ABIs.
    pub architectures: Vec<&'static str>,
    /// For example `fd:int, buf:char *`, or `void`.
    pub prototype: String,
    /// The kind of each argument.
    pub kinds: Vec<&'static str>,
    /// For example `count`.
    pub returns: &'static str,
    /// The prototype in messages.
    pub shown: String,
    /// Whether another prototype has the 64-bit arguments unsplit.
    pub halves: bool,
    /// The pointee of each argument in the notation of the fact `pointee`, if there is one.
    pub pointees: Vec<Option<String>>,
    /// The number of accessed bytes on each of the ABIs, if known.
    pub least_bytes: Vec<Vec<Option<u32>>>,
    /// For each argument: pointer or number, either direction, another number than a descriptor.
    pub marks: Vec<(bool, bool, bool)>,
}

/// The kernel's name of a call in the table.
#[must_use]
pub fn name(call: &str) -> Option<&'static str> {
    kernel::call(call).map(|call| call.name)
}

/// The call that a misspelled name unambiguously refers to.
#[must_use]
pub fn mistyped(wrong: &str) -> Option<&'static str> {
    kernel::mistyped(System::Linux, wrong)
}

/// The manual page in section 2.
#[must_use]
pub fn manual_page(call: &str) -> Option<&'static str> {
    kernel::call(call)?.manual_page()
}

/// The prototypes of a call.
#[must_use]
pub fn prototypes(call: &str) -> Vec<Prototype> {
    let prototypes = kernel::call(call).into_iter().flat_map(Call::prototypes);
    prototypes.map(|prototype| of(&prototype)).collect()
}

fn of(prototype: &kernel::Prototype) -> Prototype {
    let arguments = &prototype.arguments;
    let words: Vec<_> =
        arguments.iter().map(|one| format!("{}:{}", one.name(), one.c_type())).collect();
    let marks =
        arguments.iter().map(|one| (one.pointer_or_number, one.either_direction, one.other_number));
    Prototype {
        architectures: names(prototype.on),
        prototype: if words.is_empty() { "void".to_owned() } else { words.join(", ") },
        kinds: arguments.iter().map(|one| kind(one.kind)).collect(),
        returns: returns(prototype.returns),
        shown: prototype.to_string(),
        halves: prototype.halves,
        pointees: arguments.iter().map(|one| pointee(one.pointee())).collect(),
        least_bytes: arguments.iter().map(|one| least(*one, prototype.on)).collect(),
        marks: marks.collect(),
    }
}

/// The call that a declaration with this name makes on an ABI, and its words in the kernel's order; `None` if it
/// cannot be made.
#[must_use]
pub fn words_of(call: &str, abi: &str, big_endian: bool) -> Option<(&'static str, Vec<String>)> {
    let abi = Abis::named(abi).iter().next()?;
    kernel::readable::on(call, abi, big_endian)
}

/// The same for all ABIs, in a little-endian program.
#[must_use]
pub fn words_on_all(call: &str) -> Vec<(Vec<&'static str>, &'static str, Vec<String>)> {
    let all = kernel::call(call).into_iter().flat_map(kernel::readable::of);
    all.map(|one| (names(one.on), one.call, one.little)).collect()
}

/// Why a declaration with these words (as for [`check`]) is rejected, in the words of the message, by ABI; and the
/// call and the words that it uses on the others.
#[must_use]
pub fn planned(call: &str, words: &[(&str, &str)]) -> Planned {
    let Some(call) = kernel::call(call) else { return Planned::default() };
    let words: Vec<_> = words.iter().map(|(text, code)| word(text, code)).collect();
    let prototypes: Vec<_> = call.prototypes();
    let found = kernel::plan::plans(call, &prototypes, &words, Scope::All);
    let plans = found.each.iter().map(|plan| {
        let registers = plan.registers.iter().map(|register| format!("{register:?}")).collect();
        (names(plan.on), plan.call, registers)
    });
    let refused = found
        .refused
        .iter()
        .map(|one| (names(one.on), format!("{}\nhelp: {}", one.wrong, one.help)));
    Planned { plans: plans.collect(), refused: refused.collect() }
}

/// Declarations of a call for which the common plan of targets with 64-bit pointers differs from the plan for each of
/// these targets, or from how the table says the words are passed; and the number of declarations that have such a plan.
///
/// # Panics
///
/// If there is no common plan.
#[must_use]
pub fn common_plans(call: &str) -> (usize, Vec<String>) {
    let Some(call) = kernel::call(call) else { return (0, Vec::new()) };
    let prototypes: Vec<_> = call.prototypes();
    let Some(slots) = kernel::plan::arguments(call, &prototypes) else { return (0, Vec::new()) };
    let (mut common, mut different) = (0, Vec::new());
    for (is_known, left_out) in [(true, 0), (false, 0), (true, 1), (false, 1)] {
        let mut words: Vec<_> = slots.iter().map(kernel::readable::word).collect();
        words.truncate(slots.len().saturating_sub(left_out));
        if !is_known {
            for word in &mut words {
                word.given = Given::Unknown;
            }
        }
        for scope in [Scope::Common, Scope::All] {
            let one = kernel::plan::plans(call, &prototypes, &words, scope);
            let planned = kernel::plan::planned(call, &prototypes, &words, scope);
            // One plan that is as declared is none, but that is seen of all only.
            let is_none = scope == Scope::Common && one.each.is_empty();
            if !is_none && shown(&one) != shown(&planned) {
                let (one, planned) = (shown(&one), shown(&planned));
                different.push(format!("{} is {one}, but planned as {planned}", call.name));
            }
        }
        let one = kernel::plan::plans(call, &prototypes, &words, Scope::Common);
        let Some(others) = one.others else { continue };
        let all = kernel::plan::plans(call, &prototypes, &words, Scope::All);
        common += 1;
        let [plan] = &one.each[..] else { panic!("{}", call.name) };
        let is_refused = all.refused.iter().any(|one| !(one.on & Abis::WIDE_POINTERS).is_empty());
        for abi in (call.implemented() & Abis::OF_RUST & Abis::WIDE_POINTERS).iter() {
            let of_all = all.each.iter().find(|plan| plan.on.contains(abi.set()));
            let is_same = of_all.is_none_or(|of_all| {
                of_all.registers == plan.registers
                    && of_all.convention == plan.convention
                    && of_all.call == plan.call
            });
            if is_refused || is_same == others.contains(abi.set()) {
                different.push(format!("{} with {} words on {}", call.name, words.len(), abi.name));
            }
        }
    }
    (common, different)
}

/// All plans of a declaration.
fn shown(plans: &Plans) -> String {
    let each = plans.each.iter().map(|plan| {
        let Plan { on, call, renamed, convention, registers } = plan;
        format!("{:?} {call} {renamed} {convention:?} {registers:?}", names(*on))
    });
    let refused = plans.refused.iter().map(|one| format!("{:?} {}", names(one.on), one.wrong));
    let others = plans.others.map(names);
    format!("{:?}, {others:?}", each.chain(refused).collect::<Vec<_>>())
}

/// The plans of a declaration.
#[derive(Default, Debug)]
pub struct Planned {
    /// ABIs, the call that is made, the contents of its registers.
    pub plans: Vec<(Vec<&'static str>, &'static str, Vec<String>)>,
    /// ABIs on which it is rejected, and the reason.
    pub refused: Vec<(Vec<&'static str>, String)>,
}

/// The ABIs that have a number for a call without implementing it.
#[must_use]
pub fn only_numbered(call: &str) -> Vec<&'static str> {
    kernel::call(call).map(|call| names(call.only_numbered())).unwrap_or_default()
}

/// The numbers of a call.
#[must_use]
pub fn numbers(call: &str) -> Vec<(&'static str, u64)> {
    kernel::call(call).map(kernel::Call::numbers).unwrap_or_default()
}

/// The replacement for a call on an ABI that lacks it.
#[must_use]
pub fn replacement_on(call: &str, abi: &str) -> Option<&'static str> {
    kernel::call(call)?.replacement_on(Abis::named(abi))
}

/// The `cfg` predicate of some ABIs.
#[must_use]
pub fn cfg(abis: &[&str]) -> String {
    abis.iter().map(|abi| Abis::named(abi)).collect::<Abis>().cfg()
}

/// The bytes that the kernel certainly writes on an ABI according to a fact `fills`, by argument and condition.
#[must_use]
pub fn certain(call: &str, argument: usize, abi: &str) -> u32 {
    let Some(call) = kernel::call(call) else { return 0 };
    call.fills()
        .filter(|fill| fill.argument == argument && fill.only_if.is_none())
        .map(|fill| fill.certain(Abis::named(abi)))
        .max()
        .unwrap_or(0)
}

/// The facts about a call, except those about one argument: fact and detail as in `linux-call-facts.tsv`, and its
/// ABIs.
#[must_use]
pub fn facts(call: &str) -> Vec<(&'static str, String, Vec<&'static str>)> {
    let Some(call) = kernel::call(call) else { return Vec::new() };
    let mut facts = Vec::new();
    let all = Abis::ALL;
    if let Some((words, on)) = call.least_words() {
        facts.push(("least_words", words.to_string(), names(on)));
    }
    for Longest { memory, length, most } in call.longest() {
        let most = most.map_or_else(|| "any".to_owned(), |most| most.to_string());
        facts.push(("longest", format!("{memory} {length} {most}"), names(all)));
    }
    if let Some(retry) = call.never_retry() {
        facts.push(("never_retry", retry_detail(retry), names(all)));
    }
    if let Some(safety) = call.never_safe() {
        facts.push(("never_safe", safety_detail(safety), names(all)));
    }
    for any in call.any_word() {
        facts.push(("any_word", any.instead.to_owned() + &only_if(any.only_if), names(any.on)));
    }
    if let Some(zero) = call.zero() {
        let detail = if zero.by_contract { "driver" } else { "kernel" };
        facts.push(("zero", detail.to_owned(), names(zero.on)));
    }
    if call.no_user_memory() {
        facts.push(("no_user_memory", "own".to_owned(), names(all)));
    }
    if call.not_a_function() {
        facts.push(("not_a_function", "always".to_owned(), names(all)));
    }
    if call.writes_or_orders() {
        facts.push(("writes_only_out", String::new(), names(all)));
    }
    for fill in call.fills() {
        let what = match fill.what {
            Filled::Values { count, name, .. } => format!("{count} {name}"),
            Filled::First(bytes) => format!("first {bytes}"),
            Filled::Argument(by) => format!("bytes by {by}"),
            Filled::Returned { name, .. } => format!("answered {name}"),
            Filled::Pages(of) => format!("bytes, one per page of {of}"),
        };
        let detail = format!("{} {what}{}", fill.argument, only_if(fill.only_if));
        facts.push(("fills", detail, names(fill.on)));
    }
    facts.extend(call.addresses().map(|one| ("addresses", addresses(one), names(one.on))));
    for (version, on) in call.since() {
        facts.push(("since", version.to_owned(), names(on)));
    }
    for replacement in call.replacements() {
        let on = if replacement.where_missing { vec!["others"] } else { names(replacement.on) };
        facts.push(("replacement", replacement.text.to_owned(), on));
    }
    facts
}

fn addresses(one: Addresses) -> String {
    let declared = match one.declared {
        Declared::Pointers => "pointers",
        Declared::Numbers => "numbers",
        Declared::Restricted => "restricted",
    };
    format!("{} {declared}{}", one.argument, only_if(one.only_if))
}

fn names(set: Abis) -> Vec<&'static str> {
    set.iter().map(|abi| abi.name).collect()
}

fn only_if(condition: Option<Condition>) -> String {
    condition.map(|condition| format!(", if {}", said(condition))).unwrap_or_default()
}

fn said(condition: Condition) -> String {
    let test = match condition.test {
        Test::Is => "is",
        Test::Not => "not",
        Test::Has => "has",
        Test::Lacks => "lacks",
    };
    let names: Vec<_> = condition.names().collect();
    format!("{} {test} {}", condition.argument, names.join("|"))
}

fn retry_detail(retry: Retry) -> String {
    let (argument, unless) = match retry {
        Retry::State => return "state".to_owned(),
        Retry::Signal => return "signal".to_owned(),
        Retry::Timeout { argument, unless } => (argument, unless),
    };
    let unless = match unless {
        Unless::Null => "unless null".to_owned(),
        Unless::Endless => "unless endless".to_owned(),
        Unless::Same { rest } => format!("unless {rest} is the same"),
        Unless::SameOrAbsolute { rest, absolute } => {
            format!("unless {} or {rest} is the same", said(absolute))
        }
        Unless::Operation(condition) => format!("if {}", said(condition)),
    };
    format!("timeout {argument}, {unless}")
}

fn safety_detail(safety: Safety) -> String {
    match safety {
        Safety::Never => "always".to_owned(),
        Safety::Owning => "owning".to_owned(),
        Safety::OwnType(argument) => format!("unless {argument} own type"),
        Safety::Typed(argument) => format!("unless {argument} typed"),
        Safety::Unless(condition) => format!("unless {}", said(condition)),
    }
}

fn least(argument: Argument, on: Abis) -> Vec<Option<u32>> {
    let leasts = argument.pointee().leasts(&|_| None);
    let least = |name| {
        let found = leasts.iter().find(|(_, on)| on.contains(Abis::named(name)));
        found.map(|(bytes, _)| *bytes)
    };
    names(on).into_iter().map(least).collect()
}

fn pointee(pointee: Pointee) -> Option<String> {
    Some(match pointee {
        Pointee::Unknown => return None,
        Pointee::Nothing => "nothing".to_owned(),
        Pointee::Text => "text".to_owned(),
        Pointee::Texts => "[text] ended by null".to_owned(),
        Pointee::Bytes(Length::Fixed(bytes)) => format!("bytes {bytes}"),
        Pointee::Bytes(Length::Argument(by)) => format!("bytes by {by}"),
        Pointee::Bytes(Length::Behind(by)) => format!("bytes in *{by}"),
        Pointee::Bits { argument } => format!("bits by {argument}"),
        Pointee::Values { name, length: Length::Fixed(1), .. } => name.to_owned(),
        Pointee::Values { name, length: Length::Fixed(count), .. } => format!("[{name}; {count}]"),
        Pointee::Values { name, length: Length::Argument(by), .. } => {
            format!("[{name}] counted by {by}")
        }
        Pointee::Values { name, length: Length::Behind(by), .. } => format!("[{name}] in *{by}"),
        Pointee::Versioned { name, least: 0 } => format!("{name} by"),
        Pointee::Versioned { name, least } => format!("{name} min {least}"),
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Fd => "fd",
        Kind::DirFd => "dirfd",
        Kind::Int32 => "int32",
        Kind::Uint32 => "uint32",
        Kind::Long => "long",
        Kind::Ulong => "ulong",
        Kind::Size => "size",
        Kind::Off64 => "off64",
        Kind::U64 => "u64",
        Kind::Addr => "addr",
        Kind::Read => "ptr_in",
        Kind::Written => "ptr_out",
        Kind::ReadWritten => "ptr_inout",
        Kind::Kept => "ptr_mut",
        Kind::Text => "cstr",
        Kind::Flags => "flags",
        Kind::Mode => "mode",
        Kind::Pid => "pid",
        Kind::Uid => "uid",
        Kind::Gid => "gid",
        Kind::Signal => "sig",
        Kind::ClockId => "clockid",
        Kind::TimerId => "timerid",
        Kind::Key => "key",
        Kind::Function => "fnptr",
    }
}

fn returns(returns: Returns) -> &'static str {
    match returns {
        Returns::Zero => "int0",
        Returns::Count => "count",
        Returns::Fd => "fd",
        Returns::Pid => "pid",
        Returns::Uid => "uid",
        Returns::Gid => "gid",
        Returns::Address => "addr",
        Returns::Offset => "off",
        Returns::Id => "id",
        Returns::Signal => "sig",
        Returns::Other => "other",
        Returns::Never => "noreturn",
        Returns::OnlyFailure => "int0_noreturn_on_success",
        Returns::AlwaysFailure => "never_success",
    }
}

/// The prototype of a call of `freebsd`, `macos` or `mach`, and its facts. `None` if the call is unknown; the
/// prototype is `None` if only that is.
#[must_use]
pub fn bsd(system: &str, name: &str) -> Option<(Option<Prototype>, Facts)> {
    let call = match system {
        "freebsd" => System::Freebsd.call(name),
        "macos" => System::Macos.call(name),
        _ => System::Mach.call(name),
    }?;
    let mut facts = Vec::new();
    if let Some((words, _)) = call.least_words() {
        facts.push(("least_words", words.to_string()));
    }
    if let Some(retry) = call.never_retry() {
        facts.push(("never_retry", retry_detail(retry)));
    }
    if call.not_a_function() {
        facts.push(("not_a_function", "always".to_owned()));
    }
    facts.extend(call.addresses().map(|one| ("addresses", addresses(one))));
    Some((call.prototypes().first().map(of), facts))
}

/// A function of `kernel32.dll`: its C prototype, its directions as in `windows-kernel32.tsv`, its failure, and
/// whether each parameter and the result has 32 bits, the width of a pointer, or is a pointer (`4`, `w`, `p`; `0` for
/// no result).
#[must_use]
pub fn kernel32(name: &str) -> Option<(String, Vec<String>, String, String)> {
    let function = kernel::kernel32(name)?;
    let directions = function.parameters.iter().map(|one| {
        let direction = match (one.reserved, one.direction) {
            (true, _) => "reserved",
            (_, Direction::Out) => "out",
            (_, Direction::InOut) => "inout",
            _ => "in",
        };
        format!("{direction}{}", if one.optional { "?" } else { "" })
    });
    let failure = match function.failure {
        Failure::Never => "-",
        Failure::Zero => "zero",
        Failure::Null => "null",
        Failure::InvalidHandle => "invalid_handle",
        Failure::Constant(name) => name,
    };
    let values = function.parameters.iter().map(|one| one.value).chain([function.result]);
    let values = values.map(|value| match value {
        Value::Void => '0',
        Value::Int32 => '4',
        Value::Size | Value::Handle => 'w',
        Value::Pointer => 'p',
    });
    Some((function.to_string(), directions.collect(), failure.to_owned(), values.collect()))
}

/// A mistake in a declaration, reported by a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The name of the rule.
    pub rule: &'static str,
    /// `name`, `result`, `safe`, `retry`, or the index of the word.
    pub place: String,
    /// The message with `help:` and `note:`.
    pub message: String,
    /// The ABIs.
    pub on: Vec<&'static str>,
}

/// The mistakes in a declaration of `call` on the ABIs `within` (if empty, on all for which the crate has numbers).
///
/// Each word is its text and a code for its type: `?` unknown, `0` the literal, `8` `16` `32` `64` `usize` integers,
/// `len` the length of a slice, `const` and `mut` raw pointers, `&` a reference to a type that may have interior
/// mutability, `&const` and `&mut` other references, `text` a reference to text, `fd` `owned` descriptors, `&fd` a
/// reference to one, `=A|B` constants. The result is `?`, `()`, `!`, an integer's code, `ptr` or `owned`, optionally
/// preceded by `Result `.
#[must_use]
pub fn check(
    call: &str,
    words: &[(&str, &str)],
    result: &str,
    (safe, retry): (bool, bool),
    within: &[&str],
) -> Vec<Mistake> {
    let Some(call) = kernel::call(call) else { return Vec::new() };
    let words: Vec<_> = words.iter().map(|(text, code)| word(text, code)).collect();
    let result = match result.strip_prefix("Result ") {
        Some(success) => Output::Result(success_of(success)),
        None => match result {
            "?" => Output::Unknown,
            "()" => Output::Nothing,
            "!" => Output::Never,
            success => Output::Plain(success_of(success)),
        },
    };
    let within = match within {
        [] => Abis::SUPPORTED,
        names => names.iter().map(|abi| Abis::named(abi)).collect(),
    };
    let prototypes: Vec<_> = call.prototypes();
    let declaration = Declaration { words: &words, result, safe, retry };
    let plans = plan::plans(call, &prototypes, &words, Scope::All);
    let targets = rules::targets(call, &prototypes, &plans, words.len(), within);
    let mistakes =
        rules::check(call, &targets, &declaration, within, plans.refused_on()).into_iter();
    mistakes
        .map(|one| Mistake {
            rule: one.rule.name(),
            place: match one.place {
                Place::Name => "name".to_owned(),
                Place::Word(at) => at.to_string(),
                Place::Result => "result".to_owned(),
                Place::Safe => "safe".to_owned(),
                Place::Retry => "retry".to_owned(),
            },
            message: format!(
                "{}\nhelp: {}{}",
                one.wrong,
                one.help,
                one.note.map(|note| format!("\nnote: {note}")).unwrap_or_default()
            ),
            on: names(one.on),
        })
        .collect()
}

fn word(text: &str, code: &str) -> Word {
    let constants =
        code.strip_prefix('=').map(|names| names.split('|').map(str::to_owned).collect());
    let pointer = |writable, raw| Given::Pointer { writable, raw, behind: Behind::Unknown };
    let given = match code {
        "0" => Given::Zero,
        "usize" => Given::Integer(Bits::Pointer),
        "len" => Given::Length,
        "const" => pointer(Some(false), true),
        "mut" => pointer(Some(true), true),
        "&" => pointer(None, false),
        "&const" | "text" => pointer(Some(false), false),
        "&mut" => pointer(Some(true), false),
        "fd" => Given::Descriptor { owned: false },
        "owned" => Given::Descriptor { owned: true },
        "&fd" => Given::Container,
        _ => code.parse().map_or(Given::Unknown, |bits| Given::Integer(Bits::Fixed(bits))),
    };
    Word { text: text.to_owned(), given, constants: constants.unwrap_or_default(), spelled: None }
}

fn success_of(code: &str) -> Success {
    match code {
        "()" => Success::Nothing,
        "ptr" => Success::Pointer,
        "owned" => Success::Descriptor,
        "usize" => Success::Integer(Bits::Pointer),
        _ => code.parse().map_or(Success::Unknown, |bits| Success::Integer(Bits::Fixed(bits))),
    }
}
