//! The prototypes of `kernel32.dll`'s functions.

use super::prototype::Direction;
use super::row::{cut, differ_by_one};
use super::rows::field;
use super::windows_table::KERNEL32;

/// One function.
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: &'static str,
    /// C's type of the result.
    pub(crate) returns: &'static str,
    /// The kind of its return value.
    pub(crate) result: Value,
    /// Which return values indicate failure.
    pub(crate) failure: Failure,
    /// In order.
    pub(crate) parameters: Vec<Parameter>,
}

/// One parameter.
#[derive(Clone, Copy)]
pub(crate) struct Parameter {
    /// As the headers call it.
    pub(crate) name: &'static str,
    /// Its C type.
    pub(crate) c_type: &'static str,
    /// Its kind.
    pub(crate) value: Value,
    /// The direction of the memory behind it; `In` for a value.
    pub(crate) direction: Direction,
    /// Whether it may be null.
    pub(crate) optional: bool,
    /// Whether it must be null.
    pub(crate) reserved: bool,
}

/// The kind of a parameter or a return value.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Value {
    /// Nothing: a result only.
    Void,
    /// 32 bits.
    Int32,
    /// A number as wide as a pointer.
    Size,
    /// A handle: as wide as a pointer, but never dereferenced.
    Handle,
    /// A pointer, also to a function.
    Pointer,
}

/// Which return values indicate failure, after which `GetLastError` returns the error.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Failure {
    /// None.
    Never,
    /// 0.
    Zero,
    /// The null pointer.
    Null,
    /// `INVALID_HANDLE_VALUE`.
    InvalidHandle,
    /// The constant of that name.
    Constant(&'static str),
}

/// The function of that name.
pub(crate) fn kernel32(name: &str) -> Option<Function> {
    let (name, mut fields) = KERNEL32.find(name)?;
    let mut result = field(&mut fields);
    let returns = cut(&mut result, b' ');
    let failure = match result {
        "" => Failure::Never,
        "zero" => Failure::Zero,
        "null" => Failure::Null,
        "invalid_handle" => Failure::InvalidHandle,
        constant => Failure::Constant(constant),
    };
    let mut rest = fields;
    let mut parameters = Vec::new();
    while !rest.is_empty() {
        let mut one = cut(&mut rest, b',');
        parameters.push(Parameter::read(&mut one));
    }
    Some(Function { name, returns, result: Value::of(returns), failure, parameters })
}

/// The function that a name was meant to be, if it is certainly mistyped. `CreateFileA` is a function of its own
/// beside `CreateFileW`, and so is `SetStdHandle` beside `GetStdHandle`.
pub(crate) fn mistyped(wrong: &str) -> Option<&'static str> {
    let other = |right: &str, one: char, other: char| {
        let mut differ = right.chars().zip(wrong.chars()).filter(|(right, wrong)| right != wrong);
        let first = differ.next();
        right.len() == wrong.len()
            && differ.next().is_none()
            && (first == Some((one, other)) || first == Some((other, one)))
    };
    let near = kernel32_names().find(|right| differ_by_one(right.as_bytes(), wrong.as_bytes()))?;
    let is_another = other(near, 'W', 'A') || other(near, 'G', 'S');
    (wrong.len() >= 4 && kernel32(wrong).is_none() && !is_another).then_some(near)
}

/// All names.
pub(crate) fn kernel32_names() -> impl Iterator<Item = &'static str> {
    KERNEL32.names()
}

impl Parameter {
    /// `name:C type:direction`
    fn read(text: &mut &'static str) -> Self {
        let (name, c_type, direction) = (cut(text, b':'), cut(text, b':'), *text);
        let optional = direction.ends_with('?');
        let direction = direction.trim_end_matches('?');
        Self {
            name,
            c_type,
            value: Value::of(c_type),
            direction: match direction {
                "out" => Direction::Out,
                "inout" => Direction::InOut,
                _ => Direction::In,
            },
            optional,
            reserved: direction == "reserved",
        }
    }
}

/// In C syntax: `HANDLE hObject`.
impl core::fmt::Display for Parameter {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {}", self.c_type, self.name)
    }
}

impl Value {
    /// The kind of a C type.
    fn of(c_type: &str) -> Self {
        match c_type {
            "void" => Self::Void,
            "BOOL" | "DWORD" | "UINT" => Self::Int32,
            "SIZE_T" => Self::Size,
            "HANDLE" => Self::Handle,
            _ => Self::Pointer,
        }
    }
}

/// In C syntax: `BOOL CloseHandle(HANDLE hObject)`.
impl core::fmt::Display for Function {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {}(", self.returns, self.name)?;
        if self.parameters.is_empty() {
            f.write_str("void")?;
        }
        for (at, parameter) in self.parameters.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}{parameter}")?;
        }
        f.write_str(")")
    }
}
