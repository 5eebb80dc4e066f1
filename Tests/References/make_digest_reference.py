"""The digest of a run that records x = 0.5 and claims something of 0.5, as in StudyTests: FNV-1a of 64 bits
(https://datatracker.ietf.org/doc/draft-eastlake-fnv/), over the names of the values, each ended by a zero, and the bits of the
numbers, the least byte first; then the exclusive or of its halves."""
import struct

def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value

assert fnv1a(b"") == 0xCBF29CE484222325 and fnv1a(b"a") == 0xAF63DC4C8601EC8C and fnv1a(b"foobar") == 0x85944171F73967E8
value = fnv1a(b"x\0" + struct.pack("<d", 0.5) + struct.pack("<d", 0.5))
print(f"{(value ^ value >> 32) % 2**32:08x}")
