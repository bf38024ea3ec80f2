//! The libraries whose functions can be declared: how each is linked, its calling convention, and how its functions
//! report errors.

use proc_macro2::TokenStream;
use quote::quote;

use crate::text::code;

/// A library of an operating system.
#[derive(Clone)]
pub(crate) struct Library {
    /// Its name as `#[link(name = …)]` has it: `kernel32`.
    pub(crate) name: String,
    pub(crate) system: System,
    pub(crate) habit: Habit,
}

/// The operating system of the library.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    Windows,
    Apple,
}

/// How functions of the library report errors when they return no other value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Habit {
    /// By a `BOOL`: zero means failure, and `GetLastError` returns the error.
    Bool,
    /// By an `NTSTATUS`, which is the error code.
    Status,
    /// It differs by function, so each declaration has to specify it.
    Mixed,
}

impl Library {
    /// `kernel32.dll`
    pub(crate) fn kernel32() -> Self {
        Self { name: "kernel32".into(), system: System::Windows, habit: Habit::Bool }
    }

    /// `ntdll.dll`
    pub(crate) fn ntdll() -> Self {
        Self { name: "ntdll".into(), system: System::Windows, habit: Habit::Status }
    }

    /// Any other DLL, by its name.
    pub(crate) fn dll(name: String) -> Self {
        match name.as_str() {
            "kernel32" => Self::kernel32(),
            "ntdll" => Self::ntdll(),
            _ => Self { name, system: System::Windows, habit: Habit::Mixed },
        }
    }

    /// `libSystem.dylib`
    pub(crate) fn system() -> Self {
        Self { name: "System".into(), system: System::Apple, habit: Habit::Mixed }
    }

    /// The file name, for documentation.
    pub(crate) fn file(&self) -> String {
        match self.system {
            System::Windows if self.name.contains('.') => self.name.clone(),
            System::Windows => format!("{}.dll", self.name),
            System::Apple => format!("lib{}.dylib", self.name),
        }
    }

    /// The attributes that link the library on the targets that have it.
    pub(crate) fn link(&self) -> TokenStream {
        let name = &self.name;
        match self.system {
            // `raw-dylib` needs no import library. On 32-bit x86 C decorates function names (`_ReadFile@20`), but the
            // DLLs export them undecorated. A name with a dot is a complete file name.
            System::Windows => {
                let verbatim = if name.contains('.') { ", modifiers = \"+verbatim\"" } else { "" };
                let link = format!("name = {name:?}, kind = \"raw-dylib\"{verbatim}");
                code(&format!(
                    "#[cfg_attr(
                        all(windows, target_arch = \"x86\"),
                        link({link}, import_name_type = \"undecorated\")
                    )]
                    #[cfg_attr(all(windows, not(target_arch = \"x86\")), link({link}))]"
                ))
            }
            System::Apple => quote!(#[cfg_attr(target_vendor = "apple", link(name = #name))]),
        }
    }
}

impl System {
    /// The name in documentation and messages.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::Apple => "macOS",
        }
    }

    /// The calling convention.
    pub(crate) fn convention(self) -> &'static str {
        match self {
            Self::Windows => "system",
            Self::Apple => "C",
        }
    }

    /// Whether functions with this convention can be variadic.
    pub(crate) fn has_variadics(self) -> bool {
        self == Self::Apple
    }

    /// The function that reads the error of the last call, relative to the runtime crate.
    pub(crate) fn last_error(self) -> TokenStream {
        match self {
            Self::Windows => quote!(foreign::last_error),
            Self::Apple => quote!(foreign::last_errno),
        }
    }

    /// Its C name, for documentation.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Windows => "`GetLastError`",
            Self::Apple => "`errno`",
        }
    }
}
