//! Disks that can fill up, and folders that can become read-only: mounted for one test, which needs root.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A disk of a few megabytes: more than a write-ahead log grows to by itself, and the database besides.
pub struct SmallDisk(tempfile::TempDir);

fn run(command: &mut Command) -> Result<(), String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Err(error.to_string()),
    }
}

impl SmallDisk {
    pub fn mount() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        run(Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]).arg(folder.path()))?;
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// To the last byte.
    pub fn fills(&self) {
        let mut file = std::fs::File::create(self.filler()).expect("a file");
        while file.write_all(&[0; 4096]).is_ok() {}
        while file.write_all(&[0; 1]).is_ok() {}
    }

    pub fn empties(&self) {
        std::fs::remove_file(self.filler()).expect("a file");
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// A folder that cannot be written to while this lives. Who has a file of it open is not concerned.
pub struct ReadOnly(PathBuf);

impl ReadOnly {
    pub fn make(folder: &Path) -> Result<Self, String> {
        run(Command::new("mount").arg("--bind").args([folder, folder]))?;
        let made = Self(folder.to_owned());
        run(Command::new("mount").args(["-o", "remount,ro,bind"]).arg(folder))?;
        Ok(made)
    }
}

impl Drop for ReadOnly {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// Why such disks cannot be had here, if they cannot.
pub fn without_mounts() -> Option<&'static str> {
    SmallDisk::mount().is_err().then_some("a small disk cannot be mounted here (needs root)")
}
