export { SearchField } from '../reading/search-field.tsx';
