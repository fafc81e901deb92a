/** Random calls of everything that the relay answers over HTTP, by several people, and what must hold of every answer. */
package org.ncbrelay.fuzz.http;
