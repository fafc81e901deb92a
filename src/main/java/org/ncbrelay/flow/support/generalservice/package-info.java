/** A database check, forensic support or training that a bureau asks the General Secretariat for. */
package org.ncbrelay.flow.support.generalservice;
