/** The rules that an installation edits: decision tables in a folder of its own, each checked before it replaces that of the release. */
package org.ncbrelay.engine.rules;
