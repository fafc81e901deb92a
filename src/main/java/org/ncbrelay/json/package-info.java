/** Bounds of the JSON that anybody sends. */
package org.ncbrelay.json;
