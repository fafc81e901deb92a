/**
 * The web interface. A controller reads what came in, calls one use case, and translates the answer: {@link org.ncbrelay.web.api} to
 * JSON and RFC 9457 problem details, {@link org.ncbrelay.web.pages} to HTML. Tasklist and {@code /engine-rest} are the engine's
 * own doors; {@link org.ncbrelay.security} protects all of them.
 */
package org.ncbrelay.web;
