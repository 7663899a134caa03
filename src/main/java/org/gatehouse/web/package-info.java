/** The doors of the product: sign-in, who may call what, how refusals are told, and the shell around every page. */
package org.gatehouse.web;
