// Reading the archive people take away.

/** Names and bytes in a tar archive: blocks of 512, the name at 0, the size in octal at 124. */
export function contents(archive) {
  const files = new Map();
  for (let at = 0; archive[at]; ) {
    const name = archive.subarray(at, at + 100).toString().replace(/\0.*$/s, "");
    const size = parseInt(archive.subarray(at + 124, at + 136).toString(), 8);
    files.set(name, archive.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
