export { default, generateMetadata } from "../accessibility/page";
