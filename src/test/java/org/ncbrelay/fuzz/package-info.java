/**
 * Random input for whatever reads bytes from outside. Each reader has a class {@code <Reader>FuzzTest} in its own package, because most
 * readers are closed to others; here is what these share, and the fuzzer of the relay's HTTP calls. {@code docs/fuzzing.md} lists them.
 */
package org.ncbrelay.fuzz;
