/** What happens to the data of a case or of intelligence once it is over: reviewed, renewed by its source, held, or erased by two people. */
package org.ncbrelay.flow.retention;
