/**
 * The JSON API. Each refusal of the domain becomes a problem detail in one class.
 */
package org.ncbrelay.web.api;
