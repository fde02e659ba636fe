//! System packages: which are needed, which are missing, and how they are installed.
//!
//! Only Debian and its relatives are installed on by this program. Everywhere else it looks for what is needed and says what to install.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use crate::steps::Step;

/// What the packages are needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To build the program and open its window.
    Run,
    /// To run every test as well.
    Test,
}

/// Packages that do the same; the first that the system knows is installed where none is.
type Alternatives = &'static [&'static str];

const TO_RUN: [Alternatives; 4] = [
    &["build-essential"],
    &["pkg-config"],
    &["perl"],
    &["libwebkit2gtk-4.1-dev"],
];

const TO_TEST: [Alternatives; 6] = [
    &["xvfb"],
    &["xauth"],
    &["webkit2gtk-driver"],
    &["libreoffice-calc-nogui", "libreoffice-calc"],
    &["libreoffice-writer-nogui", "libreoffice-writer"],
    &["python3-venv"],
];

/// Sees to it that the packages are there.
///
/// # Errors
/// What to install, where this program cannot or an installation failed.
pub(crate) fn prepare(step: &mut Step, purpose: Purpose) -> Result<String, String> {
    if cfg!(target_os = "linux") && is_debian() {
        prepare_debian(step, purpose)
    } else {
        look_for_programs(purpose)
    }
}

fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    names_debian(&release) && there("dpkg-query", &["--version"])
}

fn names_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches(['"', '\'']).split(' '))
        .any(|name| name == "debian" || name == "ubuntu")
}

fn wanted(purpose: Purpose) -> Vec<Alternatives> {
    match purpose {
        Purpose::Run => TO_RUN.to_vec(),
        Purpose::Test => [&TO_RUN[..], &TO_TEST[..]].concat(),
    }
}

fn prepare_debian(step: &mut Step, purpose: Purpose) -> Result<String, String> {
    let wanted = wanted(purpose);
    let missing = missing(&wanted, &installed(&wanted));
    if missing.is_empty() {
        return Ok("all there".to_owned());
    }
    let by = Installer::of_this_user(&missing)?;
    step.command(by.apt_get().arg("update"))?;
    // Which of several packages exists is known only now that the lists are there.
    let chosen: Vec<&str> = missing.iter().map(|names| choose(names, known)).collect();
    println!("  installing {}", chosen.join(" "));
    let mut install = by.apt_get();
    install.args(["install", "-y", "--no-install-recommends"]).args(&chosen);
    step.command(&mut install)
        .map_err(|error| format!("{error}. Try it by hand: {}", by_hand(&chosen)))?;
    Ok(format!("installed {}", chosen.join(" ")))
}

/// Who installs: we, being root, or `sudo`.
#[derive(Debug)]
enum Installer {
    Root,
    Sudo,
}

impl Installer {
    fn of_this_user(missing: &[Alternatives]) -> Result<Installer, String> {
        let names: Vec<&str> = missing.iter().filter_map(|names| names.first().copied()).collect();
        if is_root() {
            return Ok(Installer::Root);
        }
        if there("sudo", &["--version"]) {
            println!(
                "  These system packages are missing and will be installed with sudo, which may ask for your password:\n    {}",
                names.join(" ")
            );
            return Ok(Installer::Sudo);
        }
        Err(format!(
            "System packages are missing, and they can be installed only by root. Ask whoever looks after this computer to run:\n    {}",
            by_hand(&names)
        ))
    }

    fn apt_get(&self) -> Command {
        let mut command = match self {
            Installer::Root => Command::new("env"),
            Installer::Sudo => {
                let mut command = Command::new("sudo");
                command.arg("env");
                command
            }
        };
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
        command
    }
}

fn by_hand(names: &[&str]) -> String {
    format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        names.join(" ")
    )
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// What dpkg says about the packages: one line each, name and state. It says nothing about those it never heard of.
fn installed(wanted: &[Alternatives]) -> BTreeSet<String> {
    let output = Command::new("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Status}\n"])
        .args(wanted.iter().copied().flatten())
        .stderr(Stdio::null())
        .output();
    output.map_or_else(
        |_| BTreeSet::new(),
        |output| read_installed(&String::from_utf8_lossy(&output.stdout)),
    )
}

fn read_installed(said: &str) -> BTreeSet<String> {
    said.lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .map(str::to_owned)
        .collect()
}

fn missing(wanted: &[Alternatives], installed: &BTreeSet<String>) -> Vec<Alternatives> {
    wanted
        .iter()
        .filter(|names| !names.iter().any(|name| installed.contains(*name)))
        .copied()
        .collect()
}

fn choose(names: Alternatives, known: impl Fn(&str) -> bool) -> &'static str {
    let last = names.last().copied().unwrap_or_default();
    names.iter().copied().find(|name| known(name)).unwrap_or(last)
}

fn known(name: &str) -> bool {
    Command::new("apt-cache")
        .args(["show", "--no-all-versions", name])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

/// Something to look for on a system whose packages we do not know: the command that shows it is there, and what to call it.
struct Sought {
    program: &'static str,
    arguments: &'static [&'static str],
    called: &'static str,
}

const fn sought(program: &'static str, arguments: &'static [&'static str], called: &'static str) -> Sought {
    Sought {
        program,
        arguments,
        called,
    }
}

fn look_for_programs(purpose: Purpose) -> Result<String, String> {
    let (to_run, to_test, how) = here();
    let to_test = if purpose == Purpose::Test { to_test } else { Vec::new() };
    let missing: Vec<&str> = to_run
        .iter()
        .chain(&to_test)
        .filter(|it| !there(it.program, it.arguments))
        .map(|it| it.called)
        .collect();
    if missing.is_empty() {
        return Ok("all there".to_owned());
    }
    Err(format!(
        "Please install what is missing, then start again:\n  - {}\n{how}",
        missing.join("\n  - ")
    ))
}

fn here() -> (Vec<Sought>, Vec<Sought>, &'static str) {
    let perl = || {
        sought(
            "perl",
            &["-v"],
            "Perl 5 (the encrypted store's OpenSSL is built with it)",
        )
    };
    match std::env::consts::OS {
        "macos" => (
            vec![
                sought("xcode-select", &["-p"], "the command line tools of Xcode"),
                perl(),
            ],
            vec![
                sought("soffice", &["--version"], "LibreOffice, with `soffice` on the PATH"),
                sought("python3", &["--version"], "Python 3"),
            ],
            "On macOS: `xcode-select --install`; `brew install perl python`; `brew install --cask libreoffice`.",
        ),
        "windows" => (
            vec![perl()],
            vec![
                sought("soffice", &["--version"], "LibreOffice, with `soffice` on the PATH"),
                sought("python", &["--version"], "Python 3"),
            ],
            "On Windows: Visual Studio Build Tools with \"Desktop development with C++\" and the WebView2 runtime must be there too;\n\
             `winget install StrawberryPerl.StrawberryPerl Python.Python.3.12 TheDocumentFoundation.LibreOffice`.",
        ),
        _ => (
            vec![
                sought("cc", &["--version"], "a C compiler"),
                sought("make", &["--version"], "make"),
                perl(),
                sought("pkg-config", &["--version"], "pkg-config"),
                sought(
                    "pkg-config",
                    &["--exists", "webkit2gtk-4.1"],
                    "the development files of WebKitGTK 4.1",
                ),
            ],
            vec![
                sought("xvfb-run", &["--help"], "Xvfb with its xvfb-run"),
                sought(
                    "WebKitWebDriver",
                    &["--version"],
                    "WebKitWebDriver, which belongs to WebKitGTK",
                ),
                sought("soffice", &["--version"], "LibreOffice with Calc and Writer"),
                sought("python3", &["-m", "venv", "--help"], "Python 3 with venv"),
            ],
            "On Fedora: `dnf install gcc make perl pkgconf webkit2gtk4.1-devel xorg-x11-server-Xvfb xauth webkitgtk-driver libreoffice-calc libreoffice-writer python3`.\n\
             On Arch: `pacman -S --needed base-devel perl webkit2gtk-4.1 xorg-server-xvfb xorg-xauth libreoffice-fresh python`.",
        ),
    }
}

fn there(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_installed_is_missing() {
        let said = "build-essential installed\nperl installed\npkg-config installed\nxauth config-files\nlibreoffice-calc installed\nlibreoffice-writer-nogui installed\n";
        let missing = missing(&wanted(Purpose::Test), &read_installed(said));
        let names: Vec<&str> = missing.iter().map(|names| names[0]).collect();
        assert_eq!(
            names,
            [
                "libwebkit2gtk-4.1-dev",
                "xvfb",
                "xauth",
                "webkit2gtk-driver",
                "python3-venv"
            ],
            "a removed package (xauth) is missing; one of two that do the same (LibreOffice) is enough"
        );
    }

    #[test]
    fn building_needs_nothing_that_only_tests_need() {
        assert_eq!(missing(&wanted(Purpose::Run), &BTreeSet::new()), TO_RUN);
    }

    #[test]
    fn of_packages_that_do_the_same_one_that_the_system_knows_is_taken() {
        let office = TO_TEST[3];
        assert_eq!(choose(office, |_| true), "libreoffice-calc-nogui");
        assert_eq!(choose(office, |name| name == "libreoffice-calc"), "libreoffice-calc");
    }

    #[test]
    fn debian_and_its_relatives_are_told_from_others() {
        assert!(names_debian("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(names_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!names_debian("ID=fedora\nHOME_URL=\"debian\"\n"));
    }
}
