import { ChoiceGroup } from "./choice-group";
import type { FieldText } from "./field";
import type { Option } from "./select-field";

type Props = FieldText & { name: string; value?: string; options: Option[] };

/** One of a few. */
export function RadioGroup({ value, ...group }: Props) {
  return <ChoiceGroup {...group} type="radio" chosen={value === undefined ? [] : [value]} />;
}
